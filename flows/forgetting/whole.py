"""The whole of forgetting: first the lake, then a new warehouse."""

from pathlib import Path

from newsfacts.flows.forgetting.choice import chosen
from newsfacts.flows.forgetting.forget import Receipt, forget, keep_receipt, remove_leftovers
from newsfacts.flows.holding import alone
from newsfacts.warehouse import load, package, rejects
from newsfacts.warehouse.checked import require_sound
from newsfacts.warehouse.own_views import views_of_users
from newsfacts.warehouse.place import NAME
from newsfacts.warehouse.report.words import counted


def forget_whole(
    root: Path,
    what: str | None,
    publisher: str | None,
    *,
    with_tokens: bool = False,
) -> tuple[Receipt, Path]:
    """Forget articles everywhere in a folder, and leave a receipt.

    Args:
        root: The folder.
        what: An address or an id.
        publisher: Name of a publisher, where `what` is not given.
        with_tokens: Load the token table into the new warehouse too.

    Raises:
        BusyError: A run works on the folder.
        DamageError: A file is not as it was written; what is rewritten would count as sound.
        KnownError: Another program writes to the warehouse.
        CheckError: The new warehouse contradicts itself; do it again.
    """
    with alone(root, "forget") as this:
        require_sound(root, again=True)
        views_of_users(root / NAME)  # before anything is rewritten
        choice = chosen(root, what, publisher)
        receipt = forget(root, choice)
        rejects.write(root)
        gone = counted(receipt.rows.get("articles", 0), "article")
        this.publishing({}, f"{gone} forgotten")
        # A copy of the last warehouse would keep blocks of what was forgotten.
        load.publish(root, with_tokens=with_tokens, whole=True)
        package.write(root)
        remove_leftovers(root)
        kept = keep_receipt(root, receipt, choice)
        this.note("completed", f"{gone} forgotten")
        return receipt, kept
