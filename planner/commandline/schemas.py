"""`schema`: what may stand in each kind of file, as JSON Schema for editors."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.store.json_schema import file_schema
from planner.store.schema import FILES
from planner.store.schema_files import write_all

_STATES = {
    "new": "written",
    "renewed": "written anew",
    "same": "is up to date",
    "kept": "is left as it is: you have changed it",
}


def show(call: Call) -> int:
    """`planner schema [NAME] [--write]`."""
    name = call.args.name
    if call.args.write:
        if name is not None:
            raise WrongUse("--write writes every schema: planner schema --write")
        written = write_all(call.home)
        output.say(f"In {call.home.root}:")
        output.say(*output.table([(one.label, _STATES[one.state]) for one in written]))
    elif name is None:
        output.say(*output.table([(table.name, table.files, table.about) for table in FILES]))
        output.say("'planner schema NAME' prints one; 'planner schema --write' writes all of them.")
    else:
        output.say_json(next(file_schema(table) for table in FILES if table.name == name))
    return 0
