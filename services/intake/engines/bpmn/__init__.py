"""BPMN 2.0 as a map: what a map has a place for, and a list of everything else."""

from intake.engines.bpmn.reading import BpmnMap, read_bpmn
from intake.engines.bpmn.trees import BpmnRefused, LeftAside

__all__ = ["BpmnMap", "BpmnRefused", "LeftAside", "read_bpmn"]
