# ruff: noqa: E501 - a list of patterns is read and kept a line a group, and wrapping tears them apart
"""The lexicon of topics that an interviewer may not ask about, and the words of the trade that look like one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["law", "guidance"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic of the lexicon: what is said of it, and the phrases that name it."""

    topic: str
    status: Status
    place: str
    alternative: str
    phrases: tuple[str, ...]


# Words of the trade, blanked out before anything is looked for.
_WORDS = (
    r"(?:data|feature|model|cache|sample|record|label|batch|checkpoint|artifact|artefact|log|queue|key|token|"
    r"embedding|snapshot|index|message|event|partition|file|commit|code|image|customer|user|patient|account)"
    r"(?:'s|s')?[ -]+(?:set'?s? )?(?:age|ages|health|race|races|gender|family|families|parents?|children|"
    r"nationality|religion)\b",
    r"\b(?:age|ages|gender|race|religion|nationality|marital status|disability|pregnancy|citizenship|"
    r"ethnicity|zip code|birth ?date)"
    r" (?:of (?:the |a |an |your |our )?(?:data|features?|models?|cache|samples?|records?|labels?|batch\w*|"
    r"checkpoints?|logs?|queue|keys?|tokens?|snapshots?|messages?|events?|images?|files?|customers?|users?|"
    r"patients?|borrowers?|applicants?|accounts?|deploy\w*|clusters?|systems?)|"
    r"(?:feature|column|field|bias|group|groups|distribution|bucket|buckets|attribute|slice|slices|segment|"
    r"segments|variable|skew|drift|cohort|cohorts|band|bands|limit|out|policy|ranges?|prediction|classifier|"
    r"estimation|detection)s?)\b",
    r"\bfamil(?:y|ies) of (?:models?|metrics?|tests?|distributions?|losses|instances?|tools?|methods?|\w+s)\b",
    r"\b(?:model|instance|machine|gpu|font|chip|processor|product|metric) famil(?:y|ies)\b",
    r"\brac(?:e|es|y|ing) (?:condition|conditions|hazard|hazards|detector|window|bugs?|for|to|against|between)\b",
    r"\b(?:data|arms|priority|deploy\w*) races?\b",
    r"\bhealth(?:y)?[ -](?:checks?|probes?|endpoints?|monitor\w*|metrics?|score|scores|status|signals?|pages?|"
    r"dashboards?|insurance models?|insurer|data|records?|care|tech|system|systems)\b",
    r"\b(?:model|system|service|cluster|pipeline|platform|node|team|server|job|fleet|operational|"
    r"index|database|endpoint|infrastructure|process|stream|replica)s?'?s? health\b",
    r"\bhealthcare\b|\bhealthy\b|\bhealth of (?:the |a |an |your |our |its |each )?\w+\b",
    r"\b(?:cloud|ai|ml|gpu|kubernetes|k8s|java|python|non|web|container|arrow)[ -]native(?:ly)?\b",
    r"\bnative (?:code|support|builds?|apps?|kubernetes|cloud|integrations?|types?|formats?|libraries|library|"
    r"extensions?|modules?|drivers?|tools?|tooling|implementations?|clients?|binar\w+|features?)\b",
    r"\baccent(?:ed)? (?:colou?rs?|marks?|characters?|letters?)\b|\baccents? in (?:the )?(?:text|names|data|strings)\b",
    r"\b(?:parent|child)(?:ren)?[ -](?:process\w*|jobs?|nodes?|tasks?|runs?|class\w*|commits?|tables?|spans?|"
    r"pipelines?|dags?|modules?|models?|threads?|companies|company|keys?|records?|images?)\b",
    r"\b(?:parents?|children) (?:in|of) (?:the |a |an |each |this )?(?:\w+ )?(?:process|job|node|task|run|commit|dag|span|tree|graph)\b",
    r"\b(?:orphan(?:ed)?|child|children) (?:gracefully|exit\w*|restart\w*)\b",
    r"\breligiously\b|\bholy (?:war|grail)\b|\bunion (?:all|find|of|type|types|query|queries|join)\b|\bsql union\b",
    r"\b(?:select|set|disjoint|tagged|left) unions?\b(?! member)",
    r"\bdisab(?:le|led|les|ling)\b|\b(?:pre|post)?conviction(?: that| about| in)\b|\b(?:strong|with) convictions?\b",
    r"\barrest(?:ed|s|ing)? (?:the )?(?:drift|decline|process|development|decay|drop|degradation)\b",
    r"\bpolitic(?:s|al) (?:of|between|inside|within) (?:the )?(?:teams?|departments?|company|organi[sz]ation)\b",
    r"\b(?:office|company|internal|organi[sz]ational|team) politics\b|\bmarr(?:y|ies|ying|ied) (?:\w+ ){0,4}with\b",
    r"\b(?:model|pipeline|branch|cluster|data set|dataset|system) (?:births?|marriage)\b",
    r"\bsexual(?:ly)? (?:content|explicit)\b|\bcredit (?:risk|scoring|score|scores|model|models|card|cards|default|"
    r"defaults|bureau|decision|decisions|limit|limits|portfolio|fraud|applications?|assignment|for|to|where|is|goes)\b",
    r"\b(?:give|gave|take|took|get|got|share|deserve|due|cloud|aws|gcp|azure|gpu) (?:\w+ )?credits?\b",
    r"\bdischarg(?:e|es|ed) (?:model|models|summar\w+|patients?|predict\w*|notes?|of (?:duty|duties))\b",
    r"\bhospital (?:discharge|stay)\b|\bsick (?:pods?|nodes?|replicas?|hosts?|machines?|servers?)\b",
    r"\b(?:middle|golden|coming of|new|old|this|ice|stone|information) ages?\b(?! group)|\bages ago\b|\bfor ages\b",
    r"\bpregnan(?:t|cy) (?:pause|test data|prediction|model)\b|\bphoto(?:s|graphs)? (?:model|models|tagging|classif\w+|"
    r"upload\w*|quality|search|data|recognition|dataset|service|pipeline|app)\b",
)

# What a model or a product does with other people's circumstances, to the end of the sentence or to "you".
_OTHERS = (
    r"\b(?:predict|predicts|predicted|predicting|classif(?:y|ies|ied)|detects?|infers?|estimates?|scores?|the model treats|"
    r"customers?|users|patients?|borrowers?|consumers?|shoppers?|clients?|subscribers?|drivers?|passengers?)\b"
    r"(?:(?!\byou\b|\byour\b|[.?!;]).)*"
)

# Who is meant: the candidate. A topic's word counts where the sentence is about a person.
_YOUR = r"(?:your|candidate's|applicant's|their|her|his)"
_YOU = r"(?:you|your|yours|yourself|candidate(?:'s)?|applicant(?:'s)?|they|their|she|her|he|his)"

TRADE: tuple[str, ...] = (*_WORDS, _OTHERS)
"""What is no topic although its words look like one."""

LEXICON: tuple[Entry, ...] = (
    Entry(
        "disability or health", "law", "ADA, U.S.",
        "Can you do the tasks of this job, with or without an adjustment?",
        (
            r"\bdisabilit(?:y|ies)\b", r"\bdisabled (?:person|candidate|applicant)\b",
            rf"\bare {_YOU} disabled\b",
            rf"\b{_YOUR} (?:\w+ )?(?:health|illness|illnesses|medications?|medicines?|medical diagnosis|therapy|therapist|"
            r"doctor|handicap|wheelchair|depression|anxiety|adhd|autism|cancer|diabetes|surger(?:y|ies))\b",
            r"\bhealth (?:problems?|issues?|conditions?|history|limitations?)\b", r"\bmental health\b",
            r"\bmedical (?:conditions?|history|leave|problems?|issues?|treatment)\b",
            r"\bchronic (?:illness|pain|condition|fatigue)\b", r"\bprescription (?:drugs?|medication)\b",
            r"\bworkers'? comp(?:ensation)?\b", r"\bin therapy\b", r"\bhandicap(?:ped|s)?\b",
        ),
    ),
    Entry(
        "sick days", "law", "ADA, U.S.",
        "These are the hours and the on-call duty of this job. Can you meet them?",
        (
            r"\bsick (?:days?|leaves?|time|notes?)\b", r"\bdays? off sick\b", r"\b(?:called|calling|call) in sick\b",
            rf"\b(?:are|were|been) {_YOU} (?:often )?(?:sick|ill)\b", r"\b(?:often|frequently) (?:sick|ill)\b",
            r"\babsences? (?:due to|because of|for) (?:illness|sickness|health)\b",
        ),
    ),
    Entry(
        "family medical history", "law", "GINA, U.S.",
        "Can you do the tasks of this job, with or without an adjustment?",
        (
            r"\bfamily (?:medical )?history\b(?! of (?:models?|metrics?|the (?:models?|data)))",
            r"\bgenetic (?:tests?|testing|information|conditions?|predispositions?|disorders?)\b",
            r"\bhistory of (?:\w+ ){1,3}in (?:your|the|their) family\b", r"\b(?:run|runs|illness|illnesses|disease|diseases|conditions?) in (?:your|the|their) family\b",
        ),
    ),
    Entry(
        "pay history", "law", "CA, NY, IL and others; EU 2023/970",
        "What pay do you expect for this role?",
        (
            r"\b(?:current|present|previous|prior|past|last|former|old) (?:\w+ )?(?:salary|salaries|pay|wages?|"
            r"compensation|earnings|pay package)\b",
            r"\b(?:salary|pay|wage|compensation) history\b",
            rf"\bwhat (?:do|did|are|were) {_YOU} (?:currently |now )?(?:earn|earning|make|making|paid|being paid)\b"
            r"(?= ?(?:$|[?.,;]|now|there|today|at|in|a year|per|currently|before))",
            rf"\bhow much (?:do|did|are|were) {_YOU} (?:currently |now )?(?:earn\w*|mak(?:e|ing)|paid|get paid)\b"
            r"(?= ?(?:$|[?.,;]|now|there|today|at|in|a year|per|currently|before))",
            rf"\b{_YOU} (?:earn|earned|salary (?:was|is|before|now|at))\b",
        ),
    ),
    Entry(
        "arrests and convictions", "law", "ban-the-box places; EEOC guidance elsewhere",
        "Nothing before an offer; after it, the check that the law of the place allows.",
        (
            r"\barrest(?:ed|s)?\b", r"\bconvicted\b", r"\bconvictions?\b", r"\bcriminal (?:record|history|past)\b",
            r"\bfelon(?:y|ies|s)?\b", r"\bmisdemeano[u]?rs?\b", r"\bbeen (?:to|in) (?:jail|prison)\b",
            r"\bprison (?:time|sentence|record)\b", r"\bpolice record\b",
        ),
    ),
    Entry(
        "union membership", "law", "NLRA, U.S.; GDPR Art. 9, EU",
        "How have you settled a disagreement about how work is done?",
        (
            r"\b(?:labo[u]?r|trade|workers'?) unions?\b", r"\bunion (?:members?|membership|activit(?:y|ies)|dues|"
            r"organi[sz]er|rep|representative)\b",
            r"\b(?:members? of|belong to|belonged to|joined?|joining|in) (?:a|the|any) union\b",
            r"\bunioni[sz](?:e|ed|ing|ation)\b", r"\bworks council (?:member|membership)\b",
        ),
    ),
    Entry(
        "citizenship", "law", "INA, U.S.",
        "Are you authorised to work here? Will you need sponsorship?",
        (
            r"\bcitizenships?\b", r"\b(?:us|u\.s\.|american|eu|british|german|canadian|indian) citizens?\b",
            r"\bcitizens? of (?:which|what|another|the|a)\b", rf"\bare {_YOU} (?:a |an )?(?:\w+ )?citizen\b",
            r"\bgreen[ -]card\b", r"\b(?:which|what) passport\b", rf"\b{_YOUR} (?:passport|nationality|visa status|"
            r"immigration status)\b", r"\bnaturali[sz]ed\b(?= (?:citizen|american))", r"\bimmigra(?:nt|tion status)\b",
        ),
    ),
    Entry(
        "pregnancy", "guidance", "EEOC; state law",
        "These are the hours and the travel of this job. Can you meet them?",
        (
            r"\bpregnan(?:t|cy|cies)\b", r"\bmaternity\b", r"\bpaternity leave\b", r"\bparental leave\b",
            r"\bexpecting (?:a (?:baby|child)|soon)\b", r"\b(?:having|have|planning|plan|want) (?:a |any |more )?"
            r"(?:baby|babies)\b", r"\bplan(?:ning)? (?:on having )?(?:a|for a|to (?:start|have) a) family\b",
            r"\bstart(?:ing)? a family\b",
        ),
    ),
    Entry(
        "children and care", "guidance", "EEOC; state law",
        "These are the hours and the on-call duty of this job. Can you meet them?",
        (
            rf"\b{_YOUR} (?:\w+ )?(?:kids?|child(?:ren)?|sons?|daughters?|baby|family|parents|home life|childcare)\b"
            r"(?! (?:process|job|node|task|run|of models))",
            r"\b(?:have|has|having|got|raise|raising|want|expect) (?:any |small |young |two |three |more |own )*"
            r"(?:kids?|child|children)\b", r"\bchild ?care\b", r"\bday ?care\b", r"\bsingle (?:mother|father|parent|mum|mom|dad)\b",
            r"\b(?:working|young|new) (?:mother|father|mum|mom|dad|parents?)\b(?! (?:process|node|job))",
            r"\belder ?care\b", r"\bkids?\b(?= (?:at home|in school|now|too|at school))",
        ),
    ),
    Entry(
        "marriage", "guidance", "EEOC; state law",
        "Is there anything that keeps you from the hours or the travel of this job?",
        (
            r"\bmarried\b", r"\bmarital status\b", r"\bdivorced?\b", r"\bwidow(?:ed|er)?\b", r"\bfianc[eé]e?\b",
            rf"\b{_YOUR} (?:husband|wife|spouse|boyfriend|girlfriend|maiden name|partner(?:'s)? (?:work|job|do|does|think|mind))\b",
            rf"\bare {_YOU} (?:single|engaged to|in a relationship)\b", r"\bmaiden name\b", r"\bget(?:ting)? married\b",
            r"\bmiss or mrs\b|\bmrs\.? or miss\b",
        ),
    ),
    Entry(
        "age", "guidance", "EEOC on the ADEA; state law",
        "How long have you worked with models in production?",
        (
            r"\bhow old (?:are|is|was|were) (?:you|she|he|the candidate)\b",
            rf"\b(?:{_YOUR}|what) (?:\w+ )?age\b(?! (?:of|out|feature|column|group))", r"\bat your age\b", r"\bage group\b",
            r"\bdate of birth\b", r"\bbirth ?(?:day|date)s?\b", r"\b(?:what|which) year were you born\b", r"\bwere you born\b(?! in)",
            r"\b\d{2}[- ]years?[- ]old\b(?! (?:code|system|model|data|pipeline|monolith|cluster|codebase|table|company))",
            r"\b(?:too|so|quite|rather|very) (?:old|young) (?:for|to)\b(?! (?:be )?(?:data|train|use|matter|model))",
            r"\bretire(?:ment)? (?:plans?|age|soon|yet)\b", r"\b(?:when|before) (?:do |will )?you (?:plan to )?retire\b(?! (?:a|the|an|it|that|this|old|your)\b)",
            r"\b(?:digital native|recent graduate|young team|youthful)\b",
            r"\b(?:in (?:his|her|their|your)) (?:early |mid |late )?(?:twenties|thirties|forties|fifties|sixties)\b",
        ),
    ),
    Entry(
        "graduation year", "guidance", "EEOC on the ADEA; state law",
        "What did you study that you use in this work?",
        (
            r"\b(?:what|which) year (?:did|have) (?:you|they|she|he) (?:graduate|finish|leave|complete)\w*\b",
            r"\bwhen (?:did|have) you (?:graduate|finish (?:school|college|university|your degree))\w*\b",
            r"\b(?:year of (?:your )?graduation|graduation (?:year|date))\b",
        ),
    ),
    Entry(
        "race or ethnicity", "guidance", "EEOC on Title VII; state law",
        "Nothing: it does not bear on the job.",
        (
            rf"\b{_YOUR} (?:race|ethnicity|skin colou?r|ethnic (?:background|origin|group))\b", r"\bethnic(?:ity| background| origin)\b",
            r"\b(?:what|which) race (?:are|is)\b", r"\bskin colou?r\b", r"\bracial (?:background|origin|group)\b(?! bias)",
            r"\bperson of colou?r\b", r"\b(?:caste)\b(?! (?:data|feature|column))",
        ),
    ),
    Entry(
        "accent", "guidance", "EEOC on national origin",
        "This job has weekly reviews with other teams. Tell me about explaining a model to people outside yours.",
        (rf"\b{_YOUR} (?:\w+ )?accents?\b", r"\b(?:strong|heavy|thick|slight|foreign|noticeable) accents?\b",
         r"\b(?:has|have|had|speaks with) an? (?:\w+ )?accent\b", r"\bwhere(?:'s| is) (?:that|your) accent\b"),
    ),
    Entry(
        "birthplace", "guidance", "EEOC on national origin",
        "Are you authorised to work here?",
        (
            r"\bbirth ?place\b", r"\bplace of birth\b", r"\bwhere (?:were|was) (?:you|she|he|they|your (?:parents|family)) (?:born|raised)\b",
            r"\bwhere (?:are|is) (?:you|she|he|they|your (?:parents|family)) (?:really |originally |actually )?from\b",
            r"\bwhere do you (?:really |originally )?come from\b", r"\bborn (?:here|abroad|in (?:this|the|which|what))\b(?! (?:table|data|cache))",
            r"\b(?:what|which) country (?:are|is|were|was) (?:you|she|he|they|your \w+) (?:\w+ )?from\b", r"\bcountry of origin\b(?! (?:header|field|column|feature))", r"\bnational origin\b", rf"\b{_YOUR} native country\b",
        ),
    ),
    Entry(
        "native language", "guidance", "EEOC on national origin",
        "Which languages that this job needs do you speak, and how well?",
        (r"\bnative (?:language|tongue|speakers?|english)\b", r"\bmother tongue\b", r"\bfirst language\b(?! (?:model|you (?:learned|programmed|coded)))",
         r"\blanguage (?:do|did) you speak at home\b"),
    ),
    Entry(
        "religion", "guidance", "EEOC on Title VII; state law",
        "These are the days and hours of this job. Can you meet them?",
        (
            r"\breligio(?:n|ns|us)\b", r"\b(?:go to|attend|attends) (?:a |the |any )?(?:church|mosque|temple|synagogue)\b", r"\bwhich church\b",
            r"\b(?:christian|muslim|jewish|hindu|buddhist|sikh|catholic|atheist)s?\b", r"\bbelieve in god\b", r"\breligious holidays?\b",
            rf"\b{_YOUR} (?:faith|church|hijab|headscarf|turban|sabbath)\b", r"\b(?:pray|prayer|ramadan|sabbath)\b",
        ),
    ),
    Entry(
        "politics", "guidance", "state law, CA and NY among others",
        "Nothing: it does not bear on the job.",
        (
            r"\bpolitical (?:views?|party|parties|opinions?|affiliations?|beliefs?|leanings?)\b", rf"\b{_YOUR} politics\b",
            r"\bwho(?:m)? (?:did|do|will|would) you vote\b", r"\bdid you vote\b", r"\b(?:vote|voted|voting) for (?:trump|biden|harris|obama|the \w+ party)\b",
            r"\b(?:democrat|republican)s?\b",
        ),
    ),
    Entry(
        "sexual orientation or gender identity", "guidance", "EEOC on Title VII (Bostock); state law",
        "Nothing: it does not bear on the job.",
        (
            r"\bsexual (?:orientation|preference|identity)\b", r"\bgender identity\b", rf"\bare {_YOU} (?:gay|straight|lesbian|bisexual|trans(?:gender)?|queer)\b",
            r"\b(?:gay|lesbian|bisexual|transgender|heterosexual|homosexual)\b", r"\bare you (?:a )?(?:man|woman|male|female)\b",
            rf"\b{_YOUR} (?:gender|sexuality)\b",
        ),
    ),
    Entry(
        "military discharge", "guidance", "EEOC; state law",
        "What did you learn in the service that you use in this work?",
        (
            r"\b(?:military|army|navy|air force|dishono[u]?rable|hono[u]?rable|general|medical) discharges?\b", r"\bdischarged? from (?:the )?"
            r"(?:military|army|navy|service|air force|marines)\b", r"\btype of discharge\b", r"\bnational guard (?:duty|duties|obligations?)\b",
            r"\breserve (?:duty|duties|obligations?)\b", r"\bmilitary (?:obligations?|service)\b(?= ?(?:\?|status|leave|soon|again|next))",
        ),
    ),
    Entry(
        "credit and debts", "guidance", "EEOC; law in CA, IL, NY City and others",
        "Nothing, unless a law asks for it for this very job.",
        (
            rf"\b{_YOUR} (?:credit|debts?|finances|bankruptc(?:y|ies)|mortgage)\b", r"\bbankruptc(?:y|ies)\b(?! (?:predict|model|data|risk))",
            r"\bcredit (?:rating|history|report|check)s?\b(?! (?:model|data|feature|pipeline|service))", r"\bgarnish(?:ed|ment)\b", r"\b(?:in|any) debt\b(?<!technical debt)",
            r"\bown (?:a|your) (?:home|house|car)\b", r"\b(?:rent or own)\b",
        ),
    ),
    Entry(
        "a photo", "guidance", "EEOC",
        "Nothing before an offer.",
        (
            r"\b(?:photo(?:graph)?|picture|selfie|headshot) of (?:you|yourself|the candidate)\b", rf"\b{_YOUR} (?:photo(?:graph)?|headshot|selfie)\b",
            r"\b(?:send|attach|include|bring|upload) (?:us |me )?(?:a|your|an) (?:\w+ )?(?:photo(?:graph)?|headshot|selfie)\b",
        ),
    ),
)  # fmt: skip
"""The topics, in the order in which they are looked for."""
