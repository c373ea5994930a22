namespace PerfBot.EndToEnd.Support;

/// <summary>What people typed and chose, as the test remembers it: what the totals are computed from besides the files.</summary>
internal sealed class SentAnswers
{
    private readonly Dictionary<(string Person, string Line), decimal> _self = [];
    private readonly Dictionary<(string Person, string Line), decimal> _manager = [];
    private readonly Dictionary<(string Person, string Line), decimal> _decided = [];

    /// <summary>The own rating, or that of the manager; ratings on a scale of 5, points up to 100.</summary>
    public decimal Give(string person, string line, bool byManager, bool isRating, int turn = 0)
    {
        var seed = person.Concat(line).Sum(c => c) + (byManager ? 7 : 0) + turn;
        var value = isRating ? 2 + (seed % 4) : 60 + (seed % 41);
        (byManager ? _manager : _self)[(person, line)] = value;
        return value;
    }

    public decimal Self(string person, string line) => _self[(person, line)];

    public decimal Manager(string person, string line) => _manager[(person, line)];

    /// <summary>HR's value for a line without data.</summary>
    public void Decide(string person, string line, decimal value) => _decided[(person, line)] = value;

    public decimal? Decided(string person, string line) => _decided.TryGetValue((person, line), out var value) ? value : null;
}
