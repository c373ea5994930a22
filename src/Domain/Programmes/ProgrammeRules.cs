using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Programmes;

/// <summary>The programme's key is not lower-case letters, digits and hyphens, or is too long.</summary>
public sealed record ProgrammeKeyInvalid(string Key) : Refusal;

/// <summary>A programme has to state its grades, best first, ending at 0.</summary>
public sealed record GradesMissing : Refusal;

/// <summary>The target band is empty or begins below 0.</summary>
public sealed record TargetBandInvalid(decimal From, decimal To) : Refusal;

/// <summary>What has to hold for a programme before it is published.</summary>
public static class ProgrammeRules
{
    /// <summary>Checks everything but the plans' weights and rules, which the scoring engine checks with the same code that scores.</summary>
    /// <exception cref="RefusedException">The first rule that is broken.</exception>
    public static void Check(ProgrammeDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        CheckKey(definition.Key);
        if (definition.Grades.Count == 0)
        {
            throw new RefusedException(new GradesMissing());
        }

        if (definition.TargetBand is var band && (band.From < 0 || band.To <= band.From))
        {
            throw new RefusedException(new TargetBandInvalid(band.From, band.To));
        }

        if (StageRules.Problems(definition.Stages) is [var first, ..])
        {
            throw new RefusedException(first);
        }
    }

    /// <summary>Checks a key.</summary>
    /// <exception cref="RefusedException"><see cref="ProgrammeKeyInvalid"/>.</exception>
    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length is 0 or > Programme.KeyMaxLength || key.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            throw new RefusedException(new ProgrammeKeyInvalid(key));
        }
    }
}
