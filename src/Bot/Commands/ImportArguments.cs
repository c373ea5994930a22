using PerfBot.Domain.Imports;

namespace PerfBot.Bot.Commands;

/// <summary>What <c>import</c> was asked for.</summary>
internal sealed record ImportArguments
{
    /// <summary><c>people</c>, <c>readings</c>, <c>leave</c>, <c>programme</c>, <c>mapping</c> or <c>calendar</c>.</summary>
    public required string What { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Who becomes HR: numbers or e-mail addresses.</summary>
    public IReadOnlyList<string> Hr { get; init; } = [];

    /// <summary>Headers that were chosen for columns.</summary>
    public IReadOnlyDictionary<PeopleColumn, string> Columns { get; init; } = new Dictionary<PeopleColumn, string>();

    /// <summary>The mapping's name; null where the files tell.</summary>
    public string? Mapping { get; init; }

    /// <summary>Whether only to check.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Settings such as <c>--Store:Folder=data</c>, for the configuration.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Reads the arguments, the word <c>import</c> included; null where they are not understood.</summary>
    public static ImportArguments? Read(string[] args)
    {
        if (args is not ["import", "people" or "readings" or "leave" or "programme" or "mapping" or "calendar", ..])
        {
            return null;
        }

        var (files, hr, settings, columns) = (new List<string>(), new List<string>(), new List<string>(), new Dictionary<PeopleColumn, string>());
        var (mapping, isDryRun, option) = ((string?)null, false, "");
        foreach (var arg in args[2..])
        {
            switch (arg)
            {
                case "--dry-run":
                    (isDryRun, option) = (true, "");
                    break;
                case "--hr" or "--mapping" or "--column":
                    option = arg;
                    break;
                case ['-', '-', ..] when arg.Contains(':', StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal):
                    settings.Add(arg);
                    break;
                case ['-', '-', ..]:
                    return null;
                case var column when option == "--column":
                    var parts = column.Split('=', 2);
                    if (parts.Length != 2 || !Enum.TryParse<PeopleColumn>(parts[0], ignoreCase: true, out var field) || !Enum.IsDefined(field))
                    {
                        return null;
                    }

                    (columns[field], option) = (parts[1], "");
                    break;
                case var name when option == "--mapping":
                    (mapping, option) = (name, "");
                    break;
                case var person when option == "--hr":
                    hr.Add(person);
                    break;
                default:
                    files.Add(arg);
                    break;
            }
        }

        var what = args[1];
        var fits = option is "" || (option == "--hr" && hr.Count > 0);
        var isPeople = what == "people" || (hr.Count == 0 && columns.Count == 0);
        var isReadings = what == "readings" || mapping is null;
        var canDry = what is "people" or "readings" or "leave" || !isDryRun;
        var enough = what == "readings" ? files.Count > 0 : files.Count == 1;
        return fits && isPeople && isReadings && canDry && enough
            ? new() { What = what, Files = files, Hr = hr, Columns = columns, Mapping = mapping, IsDryRun = isDryRun, Settings = settings }
            : null;
    }
}
