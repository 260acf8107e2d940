"""The stream application: the only place that imports Faust. A process of its own."""
