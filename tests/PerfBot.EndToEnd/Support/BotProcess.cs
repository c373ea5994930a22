using System.Diagnostics;
using System.Net.Sockets;
using PerfBot.Bot.Commands;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>PerfBot as a process of its own, which can be killed at any point and started again on the same store.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly string[] _arguments;
    private Process? _process;

    /// <summary>A bot on <paramref name="folder"/> that talks to <paramref name="connector"/>.</summary>
    public BotProcess(string folder, LocalOpenId openId, LocalConnector connector, params string[] settings)
    {
        Port = FreePort();
        _arguments =
        [
            typeof(ImportCommand).Assembly.Location,
            $"--urls=http://127.0.0.1:{Port}", "--environment=Development", $"--Store:Folder={folder}", "--Store:Synchronous=Normal",
            $"--Bot:AppId={TestBot.AppId}", $"--Bot:AppTenantId={TestBot.Tenant}", "--Bot:ClientSecret=a-secret-of-the-test", "--Bot:AllowUnauthenticatedLoopback=false",
            "--Bot:Cloud:AllowHttp=true", $"--Bot:Cloud:OpenIdMetadata={openId.MetadataAddress}", $"--Bot:Cloud:TokenAuthority={openId.Address}", $"--Bot:Cloud:ServiceUrl={connector.ServiceUrl}",
            "--Logging:LogLevel:Default=Error", .. settings,
        ];
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", _arguments) { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        for (var i = 0; i < 3000; i++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"PerfBot ended with {_process.ExitCode}.");
            }

            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }

        throw new TimeoutException("PerfBot does not listen.");
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
