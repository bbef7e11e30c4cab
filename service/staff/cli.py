"""Commands for staff accounts, for the time before anybody can log in and for when nobody can any more."""

from __future__ import annotations

import click
from sqlalchemy import select

from service.staff.accounts import AccountRefused, create_staff, find_staff, invite
from service.store.casework import Casework, opened_casework
from service.store.models.staff import Staff

_REASONS = {
    "username": "A user name has 3 to 32 characters of a-z, 0-9, dot, dash and underscore, and starts with a letter.",
    "taken": "This user name is taken.",
    "name": "A name has 1 to 120 characters.",
}


def _link(casework: Casework, token: str) -> str:
    return f"{casework.settings.staff_url}/invitation/{token}"


@click.group()
def staff() -> None:
    """Staff accounts."""


@staff.command("first-accounts")
@click.argument("usernames", nargs=2)
def first_accounts(usernames: tuple[str, str]) -> None:
    """Invite the first two administrators. Everybody after them is proposed by one and approved by the other."""
    links = []
    try:
        with opened_casework() as casework, casework.act("command", "staff.first_accounts") as session:
            if session.scalar(select(Staff.id).limit(1)) is not None:
                raise click.ClickException(
                    "There are accounts already: two administrators create the next one together."
                )
            for username in usernames:
                person = create_staff(casework, session, username, username, "administrator")
                links.append((person.username, _link(casework, invite(casework, session, person))))
    except AccountRefused as error:
        raise click.ClickException(_REASONS.get(error.reason, error.reason)) from error
    for username, link in links:
        click.echo(f"{username}: {link}")
    click.echo("Each link works once, for 72 hours. Hand it over in person; it sets password and second factor.")


@staff.command("reinvite")
@click.argument("username")
def reinvite(username: str) -> None:
    """Give an administrator who lost phone and recovery codes a new invitation. It stands in the audit trail."""
    with opened_casework() as casework, casework.act("command", "staff.reinvited", username) as session:
        person = find_staff(session, username)
        if person is None or person.role != "administrator":
            raise click.ClickException("Only administrators are invited from here; they invite everybody else.")
        link = _link(casework, invite(casework, session, person))
    click.echo(link)


@staff.command("close")
@click.argument("username")
def close(username: str) -> None:
    """Close an account at once: sessions, passkeys, claims. It stands in the audit trail; two people open it again."""
    from service import create_staff_app  # only there all rooms say what follows

    with opened_casework() as casework, casework.act("command", "account.closed", username) as session:
        person = find_staff(session, username)
        if person is None or not person.active:
            raise click.ClickException("There is no open account of this name. `staff list` shows all.")
        administrators = select(Staff.id).where(
            Staff.role == "administrator", Staff.active, Staff.id != person.id, Staff.password.is_not(None)
        )
        if person.role == "administrator" and session.scalar(administrators.limit(1)) is None:
            raise click.ClickException(
                "This is the last administrator: nobody could open an account any more. `staff reinvite` renews it."
            )
        create_staff_app(casework=casework).extensions["staff"].departures.close(session, person)
    click.echo(f"{username} is closed.")


@staff.command("list")
def list_staff() -> None:
    """List accounts and roles."""
    with opened_casework() as casework, casework.database.read() as session:
        for person in session.scalars(select(Staff).order_by(Staff.username)):
            state = "active" if person.active else "left"
            click.echo(f"{person.username:<20} {person.role:<14} {state}")
