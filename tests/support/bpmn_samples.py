"""A BPMN file with one of each kind of thing, as other programs write them."""

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">\n'
)
CHECK_IN = (
    HEAD
    + """
<collaboration id="c">
  <participant id="p1" name="Clinic" processRef="w"/>
  <participant id="p2" name="Payer"/>
  <messageFlow id="m1" name="271" sourceRef="verify" targetRef="p2"/>
</collaboration>
<process id="w" name="Check-in">
  <documentation>As told in May</documentation>
  <laneSet id="ls">
    <lane id="l1" name="Front desk"><flowNodeRef>scan</flowNodeRef><flowNodeRef>verify</flowNodeRef></lane>
    <lane id="l2" name="Nurse"><flowNodeRef>room</flowNodeRef><flowNodeRef>wait</flowNodeRef></lane>
  </laneSet>
  <dataObject id="d0"/>
  <dataObjectReference id="d1" name="Insurance card" dataObjectRef="d0"/>
  <startEvent id="start" name="Patient arrives"/>
  <userTask id="scan" name="Scan the&#10;insurance card">
    <ioSpecification id="io"><dataInput id="in1"/><inputSet id="is"/><outputSet id="os"/></ioSpecification>
    <dataOutputAssociation id="a1"><sourceRef>x</sourceRef><targetRef>d1</targetRef></dataOutputAssociation>
    <multiInstanceLoopCharacteristics id="loop"/>
  </userTask>
  <task id="verify" name="Verify benefits">
    <documentation>Online, else by phone</documentation>
    <dataInputAssociation id="a2"><sourceRef>d1</sourceRef><targetRef>in1</targetRef></dataInputAssociation>
  </task>
  <boundaryEvent id="late" attachedToRef="verify"><timerEventDefinition id="t"/></boundaryEvent>
  <exclusiveGateway id="g" name="Is the plan active?" default="f4"/>
  <intermediateCatchEvent id="wait" name="Payer answers"><messageEventDefinition id="med"/></intermediateCatchEvent>
  <exclusiveGateway id="join"/>
  <task id="room" name="Room the patient"/>
  <endEvent id="end" name="In the room"/>
  <textAnnotation id="n"><text>Ask Lab</text></textAnnotation>
  <association id="as" sourceRef="n" targetRef="scan"/>
  <sequenceFlow id="f1" sourceRef="start" targetRef="scan"/>
  <sequenceFlow id="f2" sourceRef="scan" targetRef="verify"/>
  <sequenceFlow id="f3" sourceRef="verify" targetRef="g"/>
  <sequenceFlow id="f4" sourceRef="g" targetRef="join"/>
  <sequenceFlow id="f5" name="not active" sourceRef="g" targetRef="wait"/>
  <sequenceFlow id="f6" sourceRef="wait" targetRef="join"/>
  <sequenceFlow id="f7" sourceRef="join" targetRef="room"/>
  <sequenceFlow id="f8" sourceRef="room" targetRef="end"/>
  <sequenceFlow id="f9" sourceRef="late" targetRef="room"/>
  <sequenceFlow id="f10" sourceRef="room" targetRef="nowhere"/>
</process>
</definitions>"""
)
