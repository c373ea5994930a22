using PerfBot.Domain.Scoring;

namespace PerfBot.Bot.Commands;

/// <summary>Reads a scoring rule with exactly the parameters that its type has.</summary>
internal static class RuleReader
{
    public static ScoringRule Read(JsonPlace rule)
    {
        rule.Properties();
        var type = rule.Required("type");
        switch (type.Text())
        {
            case nameof(ScoringRule.Proportional):
                rule.ObjectOf("type");
                return new ScoringRule.Proportional();

            case nameof(ScoringRule.Linear):
                rule.ObjectOf("type", "floor", "target", "stretch");
                return new ScoringRule.Linear(
                    rule.Required("floor").Number(), rule.Required("target").Number(), rule.Nullable("stretch")?.Number());

            case nameof(ScoringRule.Bands):
                rule.ObjectOf("type", "bands");
                return new ScoringRule.Bands(rule.Required("bands").Items().ConvertAll(Band));

            case nameof(ScoringRule.PassFail):
                rule.ObjectOf("type");
                return new ScoringRule.PassFail();

            case nameof(ScoringRule.Deduction):
                rule.ObjectOf("type", "perUnit", "step");
                return new ScoringRule.Deduction(rule.Required("perUnit").Number(), rule.Optional("step")?.Number() ?? 1);

            case nameof(ScoringRule.Rating):
                rule.ObjectOf("type", "scaleMax");
                return new ScoringRule.Rating(rule.Required("scaleMax").Number());

            case nameof(ScoringRule.Manual):
                rule.ObjectOf("type");
                return new ScoringRule.Manual();

            case nameof(ScoringRule.Okr):
                rule.ObjectOf("type");
                return new ScoringRule.Okr();

            case nameof(ScoringRule.Information):
                rule.ObjectOf("type");
                return new ScoringRule.Information();

            default:
                throw type.Refused("There is no such rule.", "没有这种评分规则。");
        }
    }

    private static Band Band(JsonPlace band)
    {
        band.ObjectOf("at", "points");
        return new(band.Required("at").Number(), band.Required("points").Number());
    }
}
