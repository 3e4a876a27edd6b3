"""What a rule file says, as frozen objects."""

from cse_guidance.model.area import Area, Contact, Missing
from cse_guidance.model.basics import Action, Clock, Event, Role, Scope, Source, Unit
from cse_guidance.model.counting import Counting, WhyAndDo
from cse_guidance.model.definition import Definition
from cse_guidance.model.holidays import Holidays
from cse_guidance.model.instrument import (
    AskFirst,
    Domain,
    Floor,
    Gate,
    Indicator,
    Instrument,
    Kind,
    Level,
    Prompt,
    ScaleAnswer,
    Scoring,
    Tier,
)
from cse_guidance.model.pathway import Answer, Choice, Outcome, Pathway, Point, Question
from cse_guidance.model.rules import Rules
from cse_guidance.model.scenario import (
    Child,
    Decision,
    DecisionAnswer,
    Fact,
    LanguageTrap,
    NotKnown,
    Rating,
    RatingAnswer,
    RecordError,
    Scenario,
    Stage,
)

__all__ = [
    "Action",
    "Answer",
    "Area",
    "AskFirst",
    "Child",
    "Choice",
    "Clock",
    "Contact",
    "Counting",
    "Decision",
    "DecisionAnswer",
    "Definition",
    "Domain",
    "Event",
    "Fact",
    "Floor",
    "Gate",
    "Holidays",
    "Indicator",
    "Instrument",
    "Kind",
    "LanguageTrap",
    "Level",
    "Missing",
    "NotKnown",
    "Outcome",
    "Pathway",
    "Point",
    "Prompt",
    "Question",
    "Rating",
    "RatingAnswer",
    "RecordError",
    "Role",
    "Rules",
    "ScaleAnswer",
    "Scenario",
    "Scope",
    "Scoring",
    "Source",
    "Stage",
    "Tier",
    "Unit",
    "WhyAndDo",
]
