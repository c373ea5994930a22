using System.Diagnostics;
using System.Text.Json;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd;

/// <summary>PerfBot as the README starts it: <c>dotnet run</c>, from whatever folder somebody is in.</summary>
public sealed class DotnetRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfbot-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Score_reads_a_file_of_the_callers_folder_and_prints_JSON_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "plan.json"), """
            {
              "cycle": { "from": "2026-01-01", "to": "2026-02-01" },
              "assignments": [ { "name": "a", "share": 100, "segments": [ { "from": "2026-01-01", "to": "2026-02-01", "sections": [
                { "name": "s", "weight": 100, "lines": [ { "id": "l", "weight": 100, "rule": { "type": "Manual" }, "manualPoints": 88.5 } ] } ] } ] } ],
              "grades": [ { "name": "A", "from": 0 } ]
            }
            """);

        using var answer = JsonDocument.Parse(await RunAsync("score", "plan.json"));

        Assert.Equal(88.5m, answer.RootElement.GetProperty("total").GetDecimal());
    }

    private async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", Repository.PathOf("src", "Bot"), "--", .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Concat(said));
        return said[0];
    }
}
