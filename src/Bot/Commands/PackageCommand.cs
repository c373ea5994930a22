using PerfBot.Bot.Options;

namespace PerfBot.Bot.Commands;

/// <summary>The command <c>package [--out FILE]</c>: builds the Teams app package from the section <c>TeamsApp</c> and ends.</summary>
internal static class PackageCommand
{
    private const string DefaultFile = "perfbot-teams-app.zip";

    private const string Usage = $"Usage: package [--out FILE]   (FILE: where the zip is written, {DefaultFile} by default)";

    /// <summary>Runs the command. An existing file is replaced; one that cannot be replaced by a whole new one stays as it was.</summary>
    /// <returns>0 when the zip was written, 1 when a setting or the disk refused it, 2 when the arguments are not understood.</returns>
    public static int Run(string[] args, IConfiguration configuration, TextWriter output, TextWriter error)
    {
        if (FileFrom(args) is not { } file)
        {
            error.WriteLine(Usage);
            return 2;
        }

        var options = TeamsAppOptions.From(configuration);
        if (options.Problems() is { Count: > 0 } problems)
        {
            error.WriteLine("The package was not built:");
            foreach (var problem in problems)
            {
                error.WriteLine($"- {problem}");
            }

            error.WriteLine("Settings are read from appsettings.json or from the environment, where TeamsApp:HostName is called TeamsApp__HostName.");
            return 1;
        }

        try
        {
            Write(file, TeamsPackage.Build(options));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"The package was not written: {refused.Message}");
            return 1;
        }

        output.WriteLine($"Wrote {file}: version {options.Version} for the bot {options.BotId}.");
        output.WriteLine("Upload it in the Teams admin center: Teams apps > Manage apps > Actions > Upload new app.");
        return 0;
    }

    private static string? FileFrom(string[] args) => args switch
    {
        ["package"] => DefaultFile,
        ["package", "--out", { Length: > 0 } file] => file,
        ["package", ['-', '-', 'o', 'u', 't', '=', .. { Length: > 0 } file]] => file,
        _ => null,
    };

    private static void Write(string file, byte[] content)
    {
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        var partial = $"{path}.partial";
        try
        {
            File.WriteAllBytes(partial, content);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial); // gone after a move, left over after a refusal
        }
    }
}
