"""Departments: everybody's facts, folded into what each department needs to see, live. Owns nothing of its own."""
