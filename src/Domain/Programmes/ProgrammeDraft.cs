using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;

namespace PerfBot.Domain.Programmes;

/// <summary>The draft has changed since the card was made; <paramref name="By"/> says who changed it last.</summary>
public sealed record DraftOutdated(EmployeeId By) : Refusal;

/// <summary>There is no such draft any more: it was published or thrown away.</summary>
public sealed record DraftNotFound : Refusal;

/// <summary>A programme with this key exists already.</summary>
public sealed record ProgrammeKeyTaken(string Key) : Refusal;

/// <summary>Somebody published another version since the draft was begun; publishing it would take that back.</summary>
/// <param name="Newest">The version that is the newest now.</param>
public sealed record DraftOvertaken(int Newest) : Refusal;

/// <summary>A programme has a name in each language.</summary>
public sealed record ProgrammeNameMissing : Refusal;

/// <summary>No stage was chosen, or one that the programme has already.</summary>
public sealed record StageNotChosen : Refusal;

/// <summary>A draft says the same as the newest version.</summary>
public sealed record ProgrammeUnchanged : Refusal;

/// <summary>What HR is making of a programme before it is published. One for each key, for all of HR.</summary>
public sealed class ProgrammeDraft
{
    private ProgrammeDraft(string key, int basedOn, ProgrammeDefinition definition, EmployeeId changedBy, DateTimeOffset changedAt)
    {
        Key = key;
        BasedOn = basedOn;
        Definition = definition;
        ChangedBy = changedBy;
        ChangedAt = changedAt;
    }

    /// <summary>The programme's key.</summary>
    public string Key { get; }

    /// <summary>The version that it began with; 0 for a new programme.</summary>
    public int BasedOn { get; private set; }

    /// <summary>What it says, which may break rules until it is published.</summary>
    public ProgrammeDefinition Definition { get; private set; }

    /// <summary>Who changed it last.</summary>
    public EmployeeId ChangedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Counts the changes; the concurrency token.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Begins a draft.</summary>
    /// <exception cref="RefusedException"><see cref="ProgrammeKeyInvalid"/>.</exception>
    public static ProgrammeDraft Begin(ProgrammeDefinition definition, int basedOn, EmployeeId by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ProgrammeRules.CheckKey(definition.Key);
        return new(definition.Key, basedOn, definition, by, at);
    }

    /// <summary>Replaces what it says.</summary>
    /// <param name="definition">The new content, under the same key.</param>
    /// <param name="version">The version that the card showed.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RefusedException"><see cref="DraftOutdated"/>.</exception>
    public void Change(ProgrammeDefinition definition, int version, EmployeeId by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Check(version);
        (Definition, ChangedBy, ChangedAt) = (definition with { Key = Key }, by, at);
        Version++;
    }

    /// <summary>Begins anew from a file, whatever stood in it.</summary>
    public void Restart(ProgrammeDefinition definition, int basedOn, EmployeeId by, DateTimeOffset at)
    {
        BasedOn = basedOn;
        Change(definition, Version, by, at);
    }

    /// <summary>Stops what was pressed on a card of another version.</summary>
    /// <exception cref="RefusedException"><see cref="DraftOutdated"/>.</exception>
    public void Check(int version)
    {
        if (version != Version)
        {
            throw new RefusedException(new DraftOutdated(ChangedBy));
        }
    }
}
