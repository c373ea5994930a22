namespace PerfBot.Domain.Reviews;

/// <summary>What one person said about one line. Each part may be absent, which is never a zero.</summary>
/// <param name="Rating">On the line's scale.</param>
/// <param name="Points">From 0 to the line's cap, for lines that a person scores.</param>
/// <param name="Comment">At most <see cref="Assessment.CommentMaxLength"/> characters.</param>
public sealed record Answer(decimal? Rating = null, decimal? Points = null, string? Comment = null);

/// <summary>What one person said in one stage of one review. Kept per step, so that nothing typed is lost.</summary>
public sealed record Assessment
{
    /// <summary>The longest comment, in UTF-16 code units. The card's input and the guard read it from here.</summary>
    public const int CommentMaxLength = 2000;

    /// <summary>Nothing said yet.</summary>
    public static readonly Assessment Empty = new();

    /// <summary>By line key (<see cref="ReviewLine.Key"/>).</summary>
    public IReadOnlyDictionary<string, Answer> Lines { get; init; } = new Dictionary<string, Answer>();

    /// <summary>Words about the review as a whole; null where there are none.</summary>
    public string? Comment { get; init; }

    /// <summary>What was said about a line, or an empty answer.</summary>
    public Answer On(string key) => Lines.TryGetValue(key, out var answer) ? answer : new Answer();

    /// <summary>This assessment with some lines said anew; an absent comment leaves the former one.</summary>
    public Assessment With(IReadOnlyDictionary<string, Answer> lines, string? comment)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var all = new Dictionary<string, Answer>(Lines);
        foreach (var (key, answer) in lines)
        {
            all[key] = answer;
        }

        return new() { Lines = all, Comment = comment ?? Comment };
    }
}
