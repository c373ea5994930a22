using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Programmes;

/// <summary>The programme's key is not lower-case letters, digits and hyphens, or is too long.</summary>
public sealed record ProgrammeKeyInvalid(string Key) : Refusal;

/// <summary>The stages are not in an order that leads from an assessment to an opened result.</summary>
public sealed record StagesInvalid(string Expected, string Got) : Refusal;

/// <summary>A programme has to state its grades, best first, ending at 0.</summary>
public sealed record GradesMissing : Refusal;

/// <summary>What has to hold for a programme before it is published.</summary>
public static class ProgrammeRules
{
    /// <summary>Checks everything but the plans' weights and rules, which the scoring engine checks with the same code that scores.</summary>
    /// <exception cref="RefusedException">The first rule that is broken.</exception>
    public static void Check(ProgrammeDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Key.Length is 0 or > Programme.KeyMaxLength || definition.Key.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            throw new RefusedException(new ProgrammeKeyInvalid(definition.Key));
        }

        if (definition.Grades.Count == 0)
        {
            throw new RefusedException(new GradesMissing());
        }

        CheckStages(definition);
    }

    private static void CheckStages(ProgrammeDefinition definition)
    {
        var kinds = definition.Stages.Select(s => s.Kind).ToList();
        const string Expected = "each kind at most once, in the order SelfReview, ManagerReview, HrReview, OpenResult, Acknowledge, with ManagerReview and OpenResult";
        var ordered = kinds.SequenceEqual(kinds.Distinct().Order());
        if (!ordered || !kinds.Contains(StageKind.ManagerReview) || !kinds.Contains(StageKind.OpenResult))
        {
            throw new RefusedException(new StagesInvalid(Expected, string.Join(", ", kinds)));
        }
    }
}
