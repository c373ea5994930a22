namespace PerfBot.Store;

/// <summary>Counts the saves that change people, so that another process (the command line beside a running bot) is noticed. One row.</summary>
internal sealed class PeopleStamp(int id, long version)
{
    /// <summary>The id of the row.</summary>
    public const int Only = 1;

    public int Id { get; } = id;

    public long Version { get; } = version;
}
