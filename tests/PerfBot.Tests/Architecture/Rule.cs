namespace PerfBot.Tests.Architecture;

/// <summary>A rule for the whole, told with everything that breaks it.</summary>
internal static class Rule
{
    /// <summary>Fails with all of <paramref name="problems"/>, one a line.</summary>
    public static void Holds(IEnumerable<string> problems)
    {
        var all = string.Join('\n', problems);
        Assert.True(all.Length == 0, all);
    }
}
