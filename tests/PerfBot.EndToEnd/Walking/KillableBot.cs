using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Walking;

/// <summary>The bot as a process of its own on a store that is there already, so that it can be killed as a crash of the machine would.</summary>
internal sealed class KillableBot : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port = FreePort();
    private readonly LocalOpenId _openId;
    private readonly LocalConnector _connector;
    private readonly string _token;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly StringBuilder _output = new();
    private Process _process = null!;
    private TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KillableBot(string folder, LocalOpenId openId, LocalConnector connector)
    {
        (_folder, _openId, _connector) = (folder, openId, connector);
        _token = openId.Token(TestBot.AppId, connector.ServiceUrl);
    }

    public string ServiceUrl => _connector.ServiceUrl;

    /// <summary>What the process wrote: errors, should there be any.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static async Task<KillableBot> StartAsync(string folder)
    {
        var bot = new KillableBot(folder, await LocalOpenId.StartAsync(), await LocalConnector.StartAsync());
        await bot.RunAsync();
        return bot;
    }

    /// <summary>Kills the process where it stands (SIGKILL) and starts another one on the same store.</summary>
    public async Task KillAsync()
    {
        _up = new(TaskCreationOptions.RunContinuationsAsynchronously); // who posts from now on waits for the next one
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await RunAsync();
    }

    /// <summary>Posts an activity; null while there is nobody to take it.</summary>
    public async Task<(HttpStatusCode Status, string Body)?> PostAsync(string activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{_port}/api/messages") { Content = new StringContent(activity, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        await _up.Task;
        try
        {
            using var response = await _http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        await _connector.DisposeAsync();
        await _openId.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder };
        foreach (var argument in new[]
        {
            Path.Combine(AppContext.BaseDirectory, "PerfBot.dll"),
            $"--urls=http://127.0.0.1:{_port}",
            "--environment=Development",
            $"--Store:Folder={_folder}",
            $"--Bot:AppId={TestBot.AppId}",
            $"--Bot:AppTenantId={TestBot.Tenant}",
            "--Bot:ClientSecret=a-secret-of-the-test",
            "--Bot:AllowUnauthenticatedLoopback=false",
            "--Bot:Cloud:AllowHttp=true",
            $"--Bot:Cloud:OpenIdMetadata={_openId.MetadataAddress}",
            $"--Bot:Cloud:TokenAuthority={_openId.Address}",
            $"--Bot:Cloud:ServiceUrl={_connector.ServiceUrl}",
            "--Web:PublicUrl=http://127.0.0.1",
            "--Logging:LogLevel:Default=Error",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None", // of two who write at once one fails and tries again: that is no error here
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, _port, giveUp.Token);
                _up.SetResult();
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(50, giveUp.Token);
            }
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            if (line is not null && _output.Length < 200_000)
            {
                _output.AppendLine(line);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
