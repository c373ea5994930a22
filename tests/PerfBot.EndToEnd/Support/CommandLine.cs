using System.Diagnostics;
using PerfBot.Bot.Commands;

namespace PerfBot.EndToEnd.Support;

/// <summary>PerfBot's command line, as a process of its own beside the running bot.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command to its good end.</summary>
    public static async Task RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ImportCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Concat(said));
    }
}
