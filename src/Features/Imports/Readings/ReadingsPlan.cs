using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>What importing readings would do. Nothing is written before <see cref="ReadingsImport.WriteAsync"/>.</summary>
public sealed class ReadingsPlan
{
    /// <summary>The mapping; null for a readings sheet.</summary>
    public ReadingMapping? Mapping { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>How many rows the first file has, or how many rows the files make together.</summary>
    public required int Rows { get; init; }

    /// <summary>What became of the rows under a mapping; null for a readings sheet.</summary>
    public ReadingsSummary? Summary { get; init; }

    /// <summary>Everything that is wrong. Any one stops all of it.</summary>
    public required IReadOnlyList<FileProblem> Problems { get; init; }

    /// <summary>How many readings are the first of their person, metric and month.</summary>
    public int New => Changes.Count(change => change.Before is null);

    /// <summary>How many readings take the place of another value, which is kept as history.</summary>
    public int Replaced => Changes.Count(change => change.Before is not null);

    /// <summary>How many readings are there already, with the same value.</summary>
    public int Unchanged { get; init; }

    /// <summary>How many people the readings are of.</summary>
    public int People { get; init; }

    /// <summary>How the files name people whom no employee answers to; their rows are left out.</summary>
    public IReadOnlyList<string> Unmatched { get; init; } = [];

    /// <summary>How the files name people whom several employees answer to; their rows are left out.</summary>
    public IReadOnlyList<string> Ambiguous { get; init; } = [];

    /// <summary>How many people of the files are not the caller's to import; their rows are left out.</summary>
    public int Outside { get; init; }

    internal IReadOnlyList<ReadingChange> Changes { get; init; } = [];
}

/// <summary>A value that is to count from now on.</summary>
/// <param name="Employee">Whose.</param>
/// <param name="Metric">Of what.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Before">What counted until now, or null.</param>
internal sealed record ReadingChange(EmployeeId Employee, string Metric, DateOnly Month, decimal Value, string Source, PresentReading? Before);

/// <summary>A value that counts now.</summary>
internal sealed record PresentReading(Guid Id, decimal Value, string Source);
