"""What crosses a wall between services, and nothing else.

Every event, its envelope and its topic live here as pydantic models and YAML files. All documents under
``generated/`` come from them, and from what the services serve, by ``make contracts``; none is edited by hand.
"""
