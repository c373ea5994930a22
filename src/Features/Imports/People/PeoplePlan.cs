namespace PerfBot.Features.Imports;

/// <summary>What importing a people file would do. Nothing is written before <see cref="PeopleImport.WriteAsync"/>.</summary>
public sealed class PeoplePlan
{
    internal PeoplePlan(PeopleDraft draft, IReadOnlyList<PersonChange> changes, IReadOnlyList<string> newDepartments, int untouched, IReadOnlyList<Problem> problems)
    {
        Draft = draft;
        Changes = changes;
        NewDepartments = newDepartments;
        Untouched = untouched;
        Problems = problems;
    }

    /// <summary>What the file says.</summary>
    public PeopleDraft Draft { get; }

    /// <summary>Everything that is wrong, in the order of the rows: with the file by itself, and with what the caller may import. Any one stops all of it.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How many people are new.</summary>
    public int New => Changes.Count(change => change.Existing is null);

    /// <summary>How many known people change.</summary>
    public int Changed => Changes.Count(change => change.Existing is not null && change.IsChange);

    /// <summary>How many people are as the file says already.</summary>
    public int Unchanged => Changes.Count(change => !change.IsChange);

    /// <summary>Departments that are named for the first time, in the order of the file.</summary>
    public IReadOnlyList<string> NewDepartments { get; }

    /// <summary>How many known people are not in the file; they stay as they are.</summary>
    public int Untouched { get; }

    /// <summary>Whether somebody of the file is HR after it.</summary>
    public bool HasHr => Changes.Any(change => change.Roles.HasFlag(Domain.People.Roles.Hr));

    internal IReadOnlyList<PersonChange> Changes { get; }
}
