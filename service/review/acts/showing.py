"""A family's public card: checked by a caseworker, sent back, or taken down.

That a family asked for one is sealed: in the trail and among the notes these acts stand as messages, so that nothing at
rest ties a card, which everybody can read, to a search.
"""

from __future__ import annotations

from dataclasses import replace

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.review.acts.base import ActRefused, Acts
from service.review.case import Case
from service.review.sending import send_once
from service.staff.sessions import Person
from service.store.form import CardWish, SearchForm
from service.store.models.base import new_id
from service.store.public_cards import PublicCards, still_true
from service.web import in_language

LONGEST = 300
CHECKED = _l(
    "Your card has been checked. Please look at it on the page “A public card”. It is shown only if you confirm it "
    "there with your receipt."
)
RETURNED = _l("Before your card can be shown, please change something. Look at the page “A public card”.")
TAKEN_DOWN = _l("We took your public card down. The reason stands on the page “A public card”.")


class ShowingActs(Acts):
    def check_card(self, person: Person, case: Case, seen: str, known: str, nonce: str) -> None:
        """Leaves it to the family to show exactly this: what it wrote, with ``known`` for what is known. What differs
        from its own words there may only be what it was told. Raises ActRefused, SentAlready, Gone."""
        wish = self._asked(case, seen)
        known = known.strip()
        if case.finding.level.rank == 0:
            raise ActRefused("card_kinship")
        if len(known) > LONGEST:
            raise ActRefused("long")
        if known != wish.known and not case.told:
            raise ActRefused("card_told")
        self._answer(person, case, wish, replace(wish, state="checked", known=known, id=new_id()), CHECKED, nonce)

    def return_card(self, person: Person, case: Case, seen: str, reason: str, nonce: str) -> None:
        """Raises ActRefused, SentAlready, Gone."""
        wish, reason = self._asked(case, seen), self.reason(reason)
        self._answer(person, case, wish, replace(wish, state="returned", reason=reason), RETURNED, nonce)

    def take_card_down(self, person: Person, case: Case, reason: str, nonce: str) -> None:
        """At once, for good. The family can ask for another. Raises ActRefused, SentAlready, Gone."""
        wish, reason = case.form.card, self.reason(reason)
        if wish is None or wish.state != "checked":
            raise ActRefused("late")
        PublicCards(self.casework.intake.database).take_down(wish.id)
        self._answer(person, case, wish, replace(wish, state="returned", reason=reason, id=""), TAKEN_DOWN, nonce)

    @staticmethod
    def _asked(case: Case, seen: str) -> CardWish:
        wish = case.form.card
        if wish is None or wish.state != "asked" or wish.seen != seen or not still_true(case.form):
            raise ActRefused("late")
        return wish

    def _answer(
        self, person: Person, case: Case, before: CardWish, after: CardWish, text: LazyString, nonce: str
    ) -> None:
        with in_language(case.form.language):
            told = str(text)
        with self.casework.act(person.id, "message.sent", case.id, kind="question", card=after.state) as session:
            self.accompany(session, person, case)

            def change(kept: SearchForm) -> SearchForm:
                if kept.card != before:  # the family changed it in the meantime
                    raise ActRefused("late")
                return replace(kept, card=after)

            case.search.change_form(change)
            send_once(session, case, person.id, "question", {"text": told, "kind": "question"}, "question", nonce)
        self.refresh(case)
