"""Who may use which endpoint. Whose department it is, is asked where the department is known."""

from chassis.api.policies import Policy

READ_DEPARTMENTS = Policy("read departments")
READ_VIEW = Policy("read a department's view")
READ_READINESS = Policy("read readiness")
