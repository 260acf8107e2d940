"""The field's words that say the same: abbreviations, and groups of words that sites use for one another.

Data, written by hand from how clinics, laboratories, pharmacies and billing offices write. It teaches what an input
cannot teach by itself; what two sites do alike at the same place is learned from them (``intake.engines.alignment``).
A group is a line; its first word stands for all of it. Words are compared by their stems.
"""

ABBREVIATIONS: dict[str, str] = {
    line.split("=")[0].strip(): line.split("=")[1].strip()
    for line in """
pt=patient
pts=patient
mbr=patient
ins=insurance
insur=insurance
appt=appointment
appts=appointment
apt=appointment
sched=schedule
dob=birth date
id=identity
ids=identity
ma=medical assistant
rn=nurse
lpn=nurse
md=physician
dr=physician
doc=physician
docs=physician
pcp=physician
prov=provider
app=provider
np=provider
bp=blood pressure
wt=weight
ht=height
hr=pulse
temp=temperature
spo2=oxygen saturation
o2=oxygen
sat=saturation
sats=saturation
ox=oxygen
meds=medication
med=medication
rx=prescription
erx=prescription
script=prescription
dx=diagnosis
icd=diagnosis
cpt=procedure code
hx=history
tx=treatment
rec=reconcile
nkda=allergy
npo=fasting
auth=authorisation
authorization=authorisation
pa=authorisation
pre-auth=authorisation
wq=work queue
f/u=follow up
fu=follow up
addr=address
tel=phone
ph=phone
cc=reason
lov=last visit
pdmp=prescription monitoring
pmp=prescription monitoring
phq=questionnaire
npi=provider
mod=modifier
acct=account
req=requisition
reqs=requisition
info=information
msg=message
rte=eligibility
elig=eligibility
abn=notice
avs=summary
eob=remittance
era=remittance
hipaa=privacy
npp=privacy
pcr=test
poct=test
ua=urine
cbc=blood
bmp=blood
a1c=blood
dept=department
ref=referral
refs=referral
pharm=pharmacy
ed=emergency
er=emergency
or=operating
los=level service
e/m=level service
lmp=period
vax=vaccine
imm=vaccine
immz=vaccine
inj=injection
w/=with
w/o=without
b4=before
&=and
+=and
n=and
thru=through
til=until
amt=amount
pmt=payment
cc'd=copy
docs.=document
chg=charge
chgs=charge
dispo=disposition
dc=discharge
d/c=discharge
xfer=transfer
tele=telehealth
vv=telehealth
interp=interpreter
sig=direction
gtt=direction
hl7=interface
mrn=record
ehr=record
emr=record
dl=licence
self-pay=self pay
""".strip().splitlines()
}

SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
check verify confirm validate ensure doublecheck look review see compare match examine inspect query
scan copy photograph picture image photo capture digitise digitize snap upload scanner
collect take obtain get receive gather acquire secure
record enter document chart key type write note log put input register save add
ask question interview inquire prompt
tell inform notify let advise alert ping message communicate flag
explain teach educate counsel
call phone ring dial telephone
send transmit fax submit forward route push deliver dispatch drop
request order place
book schedule arrange set slot reserve calendar
open pull bring find search locate grab pick start begin launch
print run generate produce
give hand provide offer
sign signature esign cosign attest
approve authorise authorize
close complete finish finalise finalize done end resolve
mark click status tag
release activate unlock live
choose select decide
prepare build assemble ready setup tee pend queue stage
correct fix change edit swap update amend adjust modify
attach link associate connect tie assign
pack bag package wrap
wait hold defer pause delay
measure weigh
escort walk accompany direct point lead bring fetch seat
greet welcome hello acknowledge
stick draw venipuncture phlebotomy
patient member client person customer guest them they
insurance coverage plan payer policy benefit carrier
card licence
appointment visit booking encounter slot
physician provider practitioner clinician specialist
specialty specialist consult consultant
nurse rooming
medication medicine drug prescription
record file account
identity identifier identification
payment copay money cash due balance
form packet paper paperwork sheet
questionnaire screening survey screener
lobby waiting area chair room
label sticker tag
tube container vial
specimen sample blood
courier driver transport pickup
note letter report
result finding value
date time when
list table spreadsheet excel tracker log
queue pool worklist basket inbox
claim bill charge
edit error rejection reject hold scrub
authorisation approval permission number
referral consult
pharmacy drugstore store
allergy reaction
smoke tobacco nicotine cigarette
fall fell
pressure cuff
temperature fever thermometer
height tall stature stadiometer
weight scale
reason complaint why brings today
gown undress drape
ready light
guarantor responsible
consent agreement permission
demographic address contact phone detail
eligibility active benefit
interpreter language translator
guardian parent proxy
minor child pediatric paediatric
refill renewal renew
vaccine immunisation immunization shot
test lab
bandage gauze band dress
vein arm
centrifuge spin
clearinghouse batch
diagnosis problem code
question query
denial refuse refusal decline no
urgent stat priority triage
room bed
discharge leave home
estimate quote price cost
""".strip().splitlines()
)

_EMPTY = """
a an the of for to in on at by with from into and or is are be it its if as that this their his her our your my we i you
up over out off down then than so do does did has have had not before after until front back any all next new first
today s through about who what where how can will needs need
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that say nothing of an act by themselves."""
