package cloud

// A TagRuleDialect is the way a release hands an offering's host tag to a
// host's tag rule.
type TagRuleDialect string

const (
	// TagArray is TagAsRuleHelper's: tags is a JavaScript array of strings.
	TagArray TagRuleDialect = "array"
	// TagList is GenericRuleHelper's: tags is a java.util.List of strings.
	TagList TagRuleDialect = "list"
)

// A TagRuleCase is one question to a tag rule: does it accept an offering
// whose host tag is Tags, the comma-separated string as the offering has it?
type TagRuleCase struct {
	Dialect    TagRuleDialect
	Rule, Tags string
}

// A TagRuleOutcome is what became of evaluating a tag rule.
type TagRuleOutcome string

const (
	RuleAccepts    TagRuleOutcome = "accepts"       // the boolean true
	RuleRejects    TagRuleOutcome = "rejects"       // the boolean false
	RuleNotBoolean TagRuleOutcome = "not-boolean"   // another value: CloudStack takes it as false
	RuleThrows     TagRuleOutcome = "throws"        // a syntax error or an exception: the planning fails
	RuleTimesOut   TagRuleOutcome = "times-out"     // it never ended: the planning fails
	RuleExhausts   TagRuleOutcome = "out-of-memory" // it allocates without end: no answer of CloudStack's is known
	RuleUnmodelled TagRuleOutcome = "unmodelled"    // it uses what CloudStack's engine treats otherwise
)

// A TagRuleAnswer is an outcome and, for other outcomes than true and false,
// what was found: the value, the error, the construct.
type TagRuleAnswer struct {
	Outcome TagRuleOutcome
	Detail  string
}

// TagRuleAnswers are the answers to every case a run may ask. They come into
// the core as data; the JavaScript engine that found them is outside.
type TagRuleAnswers map[TagRuleCase]TagRuleAnswer
