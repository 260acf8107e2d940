"""All checks in order. One that cannot be made says so; it hides no other."""

from plumbline.doctor import fit, machine, safety, servers
from plumbline.doctor.findings import Finding
from plumbline.doctor.place import Place


async def examine(place: Place) -> list[Finding]:
    """Look at everything. Takes a few seconds where servers do not answer."""
    return [
        machine.check_python(place),
        machine.check_java(place),
        machine.check_memory(place),
        machine.check_disk(place),
        machine.check_folder(place),
        machine.check_ports(place),
        safety.check_variables(place),
        safety.check_passwords(place),
        safety.check_development(place),
        safety.check_files(place),
        *safety.check_wire(place),
        *await servers.check_postgres(place),
        await servers.check_kafka(place),
        await servers.check_issuer(place),
        *await fit.check_migrations(place),
        await fit.check_topics(place),
    ]
