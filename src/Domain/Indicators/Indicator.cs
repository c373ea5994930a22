using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Indicators;

/// <summary>An indicator with all its published versions. The key is scoped to one role, for good.</summary>
public sealed class Indicator
{
    private Indicator(string key, JobRole role, IReadOnlyList<IndicatorVersion> versions, int present)
    {
        Key = key;
        Role = role;
        Versions = versions;
        Present = versions[present - 1];
    }

    /// <summary>Begins with the role's prefix: <c>TS-01</c>; one of the company's own has a C: <c>TS-C1</c>.</summary>
    public string Key { get; }

    /// <summary>Whose indicator it is.</summary>
    public JobRole Role { get; }

    /// <summary>From the first to the newest; at least one.</summary>
    public IReadOnlyList<IndicatorVersion> Versions { get; }

    /// <summary>The version that is offered: the newest, unless the built-in ones offer an earlier one.</summary>
    public IndicatorVersion Present { get; }

    /// <summary>The newest version's number.</summary>
    public int Newest => Versions.Count;

    /// <summary>Whether the company made it.</summary>
    public bool IsCompanys => !Versions[0].IsBuiltIn;

    /// <summary>Brings the versions of an indicator together.</summary>
    /// <param name="role">The role.</param>
    /// <param name="versions">All of one key, numbered from 1 without gaps, in any order.</param>
    /// <param name="offered">The built-in version that is offered while the company has none of its own; null offers the newest.</param>
    /// <exception cref="RefusedException"><see cref="IndicatorKeyInvalid"/> or <see cref="IndicatorVersionNotFound"/>, for a gap or for <paramref name="offered"/>.</exception>
    public static Indicator Of(JobRole role, IEnumerable<IndicatorVersion> versions, int? offered = null)
    {
        ArgumentNullException.ThrowIfNull(role);
        var ordered = versions.OrderBy(v => v.Number).ToList();
        var key = ordered[0].Key;
        CheckKey(key, role);
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].Number != i + 1)
            {
                throw new RefusedException(new IndicatorVersionNotFound(key, i + 1));
            }
        }

        var present = ordered[^1].IsBuiltIn ? offered ?? ordered.Count : ordered.Count;
        return present >= 1 && present <= ordered.Count
            ? new(key, role, ordered, present)
            : throw new RefusedException(new IndicatorVersionNotFound(key, present));
    }

    /// <summary>A version by its number.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorVersionNotFound"/>.</exception>
    public IndicatorVersion Version(int number) => number >= 1 && number <= Versions.Count
        ? Versions[number - 1]
        : throw new RefusedException(new IndicatorVersionNotFound(Key, number));

    /// <summary>Publishes the next version. What is under way keeps the version it began with.</summary>
    /// <param name="definition">What it says.</param>
    /// <param name="newest">The newest version that whoever publishes has seen.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException"><see cref="IndicatorOutdated"/> or <see cref="IndicatorWrong"/>.</exception>
    public IndicatorVersion Publish(IndicatorDefinition definition, int newest, EmployeeId by, DateTimeOffset at) => newest == Newest
        ? IndicatorVersion.Publish(Key, Newest + 1, definition, by, at)
        : throw new RefusedException(new IndicatorOutdated(Newest));

    /// <summary>Publishes the first version of an indicator of the company's own.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorKeyInvalid"/> or <see cref="IndicatorWrong"/>.</exception>
    public static IndicatorVersion PublishFirst(string key, JobRole role, IndicatorDefinition definition, EmployeeId by, DateTimeOffset at)
    {
        CheckKey(key, role);
        return IndicatorVersion.Publish(key, 1, definition, by, at);
    }

    private static void CheckKey(string key, JobRole role)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(role);
        var rest = key.Length <= IndicatorVersion.KeyMaxLength && key.StartsWith(role.Prefix + "-", StringComparison.Ordinal) ? key[(role.Prefix.Length + 1)..] : "";
        if (rest.Length == 0 || !rest.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new RefusedException(new IndicatorKeyInvalid(key, role.Prefix));
        }
    }
}
