"""The words of this room: needs, states, judgements, refusals. One place, so that one thing has one name."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext


def need_labels() -> dict[str, str]:
    """All at once: a list of searches says them often."""
    return {
        "handed": _("handed over to you"),
        "reminder": _("reminder"),
        "returned": _("draft sent back to you"),
        "doubt": _("told, and in doubt now"),
        "approval": _("draft to approve"),
        "corrected": _("corrected after a reading"),
        "conflict": _("conflict"),
        "reading": _("to read"),
        "second": _("waiting for a second reader"),
        "disagreement": _("disagreement"),
        "message": _("message from the family"),
        "confirmed": _("confirmed, not told yet"),
        "expiring": _("expires soon"),
    }


def state_label(state: str) -> str:
    return {
        "unread": _("to read"),
        "second": _("waits for a second reader"),
        "unsure": _("not enough information"),
        "disagreement": _("two readers disagree; a senior settles it"),
        "confirmed": _("confirmed as the same person"),
        "rejected": _("rejected: a different person"),
    }[state]


def judgement_label(judgement: str) -> str:
    return {
        "same": _("Same person"),
        "different": _("Different person"),
        "unsure": _("Not enough information"),
        "withdrawn": _("Withdrawn"),
    }[judgement]


def source_label(state: str) -> str:
    return {
        "quarantine": _("in quarantine: nobody has vouched for it, nothing of it may be told"),
        "vouched": _("vouched for by two people"),
        "suspended": _("suspended: nothing of it is used"),
        "removed": _("removed: nothing of it is used"),
    }[state]


def row_label(field: str) -> str:
    return {
        "name": _("Name"),
        "father": _("Father's name"),
        "sex": _("Sex"),
        "birth": _("Birth"),
        "place": _("Place"),
        "id_number": _("ID number"),
        "relatives": _("Relatives"),
        "fate": _("What happened"),
        "pictures": _("Pictures"),
    }[field]


def fact_label(field: str) -> str:
    """What one text is, in a row that holds several."""
    return {
        "status": _("Status"),
        "status_on": _("Date"),  # stands right below the status
        "afterwards": _("Note"),  # stands right below the status
        "facility": _("Place held"),
        "reason": _("Reason given"),
        "detained_on": _("Taken on"),
        "sentence": _("Sentence"),
        "sentence_years": _("Sentence in years"),
        "sentenced_on": _("Sentenced on"),
        "died_on": _("Died on"),
        "released_on": _("Released on"),
        "health": _("Health"),
        "note": _("Note"),
        "age": _("Age"),
        "relation": _("Relation to the head of the household"),
    }[field]


def read_as(field: str, value: str) -> str:
    """What was understood of such a text, in words; a date stays the ISO text that it is."""
    if field in ("sentence", "sentence_years"):
        if value.isdigit():
            return str(ngettext("%(num)s month", "%(num)s months", int(value)))
        return {
            "life": _("life sentence"),
            "death": _("death sentence"),
            "none": _("no sentence"),
        }.get(value, value)
    if field == "status":
        return {
            "interned": _("interned"),
            "sentenced": _("sentenced"),
            "released": _("released"),
            "deceased": _("deceased"),
        }.get(value, value)
    return relation_label(value) if field == "relation" else value


def relation_label(relation: str) -> str:
    """The word for a code of ``matching.values.relations``; what a family wrote freely stays as it is."""
    return {
        "father": _("father"),
        "mother": _("mother"),
        "parent": _("father or mother"),
        "step_parent": _("stepfather or stepmother"),
        "husband": _("husband"),
        "wife": _("wife"),
        "spouse": _("husband or wife"),
        "son": _("son"),
        "daughter": _("daughter"),
        "child": _("son or daughter"),
        "parent_or_child": _("parent or child"),
        "brother": _("brother"),
        "sister": _("sister"),
        "sibling": _("brother or sister"),
        "grandparent": _("grandfather or grandmother"),
        "grandchild": _("grandchild"),
        "parent_in_law": _("father-in-law or mother-in-law"),
        "child_in_law": _("son-in-law or daughter-in-law"),
        "sibling_in_law": _("brother-in-law or sister-in-law"),
        "uncle_aunt": _("uncle or aunt"),
        "nephew_niece": _("nephew or niece"),
        "cousin": _("cousin"),
        "self": _("the head"),
        "other": _("other"),
    }.get(relation, relation)


def sex_label(text: str) -> str:
    return {"f": _("woman"), "m": _("man")}.get(text, text)


def search_state_label(state: str) -> str:
    return {"draft": _("draft"), "open": _("open"), "paused": _("paused by the family"), "ended": _("ended")}[state]


def settled_label(what: str) -> str:
    return {
        "corrected": _("The readings hold on the corrected form."),
        "contradiction": _("Both records are this person."),
        "shared": _("Another family means the same person."),
        "told": _("Nothing has to be said to the family."),
    }[what]


def message_label(kind: str) -> str:
    return {
        "message": _("Message"),
        "question": _("Question"),
        "answer": _("Answer"),
        "disclosure": _("Disclosure"),
    }.get(kind, kind)


def suspension(why: str) -> str:
    """Why a candidate is not in use: of ``OpenCandidate.suspended``."""
    return {
        "removed": _("The source of this record was removed, and what it stated went with it."),
        "suspended": _("The source of this record is suspended: nothing of it is used now."),
    }.get(why) or refusal(why)


def refusal(reason: str) -> str:
    """Why an act was refused."""
    return {
        "reason": _("Write your reason in a few words."),
        "judgement": _("Choose one of the three answers."),
        "again": _("This candidate needs no reading of yours any more."),
        "level": _("Choose how the kinship was established."),
        "text": _("Write down what was found, in a few words."),
        "checks": _("At this level both first points of the checklist must be met."),
        "empty": _("Write a text."),
        "long": _("The text is too long."),
        "kinship": _("The kinship is not established yet. Until then only the standard set can be sent."),
        "beyond": _("Read the warning and tick the box if you want to send this text."),
        "state": _("Only a confirmed match may be told."),
        "gone": _("This record is gone: no file of its source states it any more."),
        "apart": _("This record or its picture is set apart until an administrator has looked at it."),
        "source_suspended": _("This source was suspended, so nothing of it may be told."),
        "source_removed": _("This source was removed, so nothing of it may be told."),
        "source": _("Nobody has vouched for this source yet, so nothing of it may be told."),
        "topics": _("Say what the text tells. Some of that is beyond what this kinship allows."),
        "grave": _("A death or a sentence is told only when a colleague has approved the text."),
        "bad_news": _("Every point of the checklist must be true before a colleague is asked. Change the text first."),
        "draft_waits": _("A draft about this record waits already. Take it back first if you want to write another."),
        "own_draft": _("Whoever wrote a draft does not approve it or send it back. A colleague does."),
        "draft_over": _("This draft does not wait any more."),
        "late": _("The family changed something again in the meantime. Look at it once more."),
        "conflict": _("This conflict is over, or it is not yours to settle: a senior does that."),
        "due": _("Choose a day from today on, two years ahead at most."),
        "reader": _("Choose a colleague who is there now."),
        "handover": _("Write a few words for whoever comes after."),
        "days": _("Give both days, the first one first, and one year at most."),
        "card_kinship": _("Record first how the kinship was established: a stranger could ask for a card too."),
        "card_told": _("The family was told nothing yet. What is known can only be in its own words."),
        "group_none": _("No group brought this search."),
        "group_over": _("The group is paused or has ended."),
        "group_paused": _("The family has paused this search: nothing is passed on meanwhile."),
        "group_consent": _("The family did not agree that its group is told."),
        "group_first": _("The family learns it first: it has not read a disclosure of a confirmed match yet."),
        "group_untold": _("The group reads nothing of it any more."),
        "contact_name": _("Write who it is."),
        "contact_reach": _("Write how they are reached."),
    }[reason]
