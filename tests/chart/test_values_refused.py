"""Values that cannot be right are refused before anything is rendered, with the place where they stand."""

import re

import pytest

from tests.chart.rendering import Refused, example, render

# What is set, and what the refusal names.
WRONG = (
    ("publicUrl=http://plumbline.example.org", "publicUrl"),
    ("publicUrl=", "publicUrl"),
    ("oidc.issuer=", "issuer"),
    ("oidc.issuer=http://login.example.org", "issuer"),
    ("kafka.bootstrap=kafka.example.org", "bootstrap"),
    ("image.tag=latest", "tag"),
    ("image.pullPolicy=Sometimes", "pullPolicy"),
    ("stage=some", "stage"),
    ("logLevel=info", "logLevel"),
    ("replicaCount=3", "replicaCount"),
    ("api.replicas=0", "replicas"),
    ("api.replicas=two", "replicas"),
    ("worker.replicas=13", "replicas"),
    ("worker.autoscaling.minReplicas=0", "minReplicas"),
    ("signals.replicas=2", "replicas"),
    ("services.intake.database.existingSecret=", "existingSecret"),
    ("services.intake.database.url=postgresql://intake_app:secret@db/intake", "url"),
    ("services.billing.api.replicas=1", "billing"),
    ("session.existingSecret=Not A Name", "existingSecret"),
    ("session.value=0123456789abcdef", "value"),
    ("api.env.PLUMBLINE_INTAKE_DATABASE_URL=x", "PLUMBLINE_INTAKE_DATABASE_URL"),
    ("worker.env.PLUMBLINE_DEVELOPMENT=1", "PLUMBLINE_DEVELOPMENT"),
    ("gateway.env.PLUMBLINE_SESSION_KEY=x", "PLUMBLINE_SESSION_KEY"),
    ("gateway.env.lowercase=x", "lowercase"),
    ('api.resources:={"requests":{"cpu":"1","memory":"1Gi"},"limits":{"memory":"a lot"}}', "memory"),
    ("pods.userId=0", "userId"),
    ("pods.terminationGracePeriodSeconds=10", "terminationGracePeriodSeconds"),
    ("pods.whenUnsatisfiable=Never", "whenUnsatisfiable"),
    ("networkPolicy.kafka.ports:=[]", "ports"),
    ("networkPolicy.kafka.ports:=[70000]", "ports"),
    ("httpRoute.enabled=true", "parentRefs"),
    ("strimzi.enabled=true", "cluster"),
    ("kafka.protocol=SASL_TLS", "protocol"),
    ("services.intake.kafka.password=aF3kd92mX", "password"),
    ("externalSecrets.enabled=true", "name"),
    ("cloudnativepg.instances=0", "instances"),
    ("cloudnativepg.imageName=example.org/postgresql", "imageName"),
    ("databaseRoles.enabled=true", "host"),
    ("databaseRoles.sslMode=maybe", "sslMode"),
    ("topics.replicationFactor=0", "replicationFactor"),
    # What a schema cannot say.
    ("strimzi.minInsyncReplicas=4", "minInsyncReplicas"),
    ("services.departments.api.autoscaling.minReplicas=9", "departments-api"),
    ("databaseRoles.image.tag=", "tag or a digest"),
)
BESIDE = {
    "databaseRoles.image.tag=": ("databaseRoles.enabled=true", "cloudnativepg.enabled=true"),
}


@pytest.mark.parametrize(("setting", "named"), WRONG, ids=[setting for setting, _ in WRONG])
def test_a_value_that_cannot_be_right_is_refused(setting: str, named: str) -> None:
    with pytest.raises(Refused, match=re.escape(named)):
        render([example("minimal")], [setting, *BESIDE.get(setting, ())])


def test_no_values_at_all_are_refused_by_what_is_missing() -> None:
    with pytest.raises(Refused, match="publicUrl"):
        render([])


def test_an_older_kubernetes_is_refused() -> None:
    with pytest.raises(Refused, match="kubeVersion"):
        render([example("minimal")], kubernetes="1.29.0")
