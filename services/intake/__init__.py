"""How the work is really done: the registry, the catalogue of workflows, the maps of every site, the workarounds."""
