package cloud

// A TagRuleDialect is the way a release hands an offering's host tag to a
// host's tag rule.
type TagRuleDialect string

const (
	// TagArray: tags is a JavaScript array of strings. Up to 4.20.2, and in
	// 4.21.0 and 4.22.0.
	TagArray TagRuleDialect = "array"
	// TagList: tags is a java.util.List of strings, without empty ones at the
	// end. Since 4.20.3 and 4.22.1 (apache/cloudstack#12515).
	TagList TagRuleDialect = "list"
)

// A TagRuleCase is one question to a tag rule: does it accept an offering
// whose host tag is Tags, the comma-separated string as the offering has it? An
// offering without a host tag has "", but "null" where the release makes that of
// it: up to 4.20.1, and in 4.21.0.
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
