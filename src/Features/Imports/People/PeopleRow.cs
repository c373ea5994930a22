namespace PerfBot.Features.Imports;

/// <summary>One row of a people file, read and checked by itself.</summary>
internal sealed record PeopleRow(int Row, string Number, string Name)
{
    public string? Email { get; init; }

    public string? ChannelUser { get; init; }

    public string? Department { get; init; }

    public string? Position { get; init; }

    /// <summary>The manager as the file writes it.</summary>
    public string? Manager { get; init; }

    /// <summary>The share, or null where the cell is blank or cannot be read.</summary>
    public decimal? Share { get; init; }

    public bool HasShare { get; init; }

    public DateOnly? HiredOn { get; init; }

    public DateOnly? LeftOn { get; init; }

    public GrantedRoles? Roles { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public string? Calendar { get; init; }

    /// <summary>The tags, one a line, in the order of the file; null where the cell is blank.</summary>
    public string? Tags { get; init; }
}
