using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>Everybody fills in the own form once it has come, and the channel delivers each click until it is answered, as channels do: the same click under the same id.</summary>
internal sealed class Clicking(KilledStore store, BotProcess bot, LocalOpenId openId, LocalConnector connector) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private long _lastId = 1_796_000_000_000;

    /// <summary>How many deliveries were in vain.</summary>
    public int Repeated { get; private set; }

    /// <summary>Goes on until so many have handed in.</summary>
    public async Task RunAsync(int people, CancellationToken ct)
    {
        var handedIn = 0;
        while (handedIn < people && !ct.IsCancellationRequested)
        {
            // Compared here and not by the database, which writes an id in its own way.
            var coming = await store.ReadAsync(db => db.Outbox.Where(m => m.State == OutboxState.Pending).Select(m => m.Key).ToListAsync(ct));
            var open = await store.ReadAsync(db => (from task in db.Tasks.AsNoTracking()
                                                    join person in db.Employees on task.Assignee equals person.Id
                                                    where task.Kind == StageKind.SelfReview && task.State == TaskState.Open
                                                    orderby task.Id
                                                    select new { task.Id, task.Version, Account = person.ChannelUser! }).ToListAsync(ct));
            foreach (var task in open.Where(t => !coming.Contains($"task:{t.Id.Value}")).Take(5))
            {
                await ClickAsync(task.Account, "task.save", new() { ["task"] = $"{task.Id.Value}", ["version"] = task.Version, ["page"] = 0, ["to"] = 1, ["line-0.WORK"] = "4" }, ct);
                await ClickAsync(task.Account, "task.submit", new() { ["task"] = $"{task.Id.Value}", ["version"] = task.Version + 1 }, ct);
            }

            handedIn = await store.ReadAsync(db => db.Tasks.CountAsync(t => t.Kind == StageKind.SelfReview && t.State == TaskState.Done, ct));
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task ClickAsync(string account, string verb, JsonObject data, CancellationToken ct)
    {
        data["verb"] = verb;
        var body = new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = "adaptiveCard/action",
            ["id"] = $"{Interlocked.Increment(ref _lastId)}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = connector.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = $"29:{account}", ["aadObjectId"] = account },
            ["recipient"] = new JsonObject { ["id"] = $"28:{TestBot.AppId}" },
            ["conversation"] = new JsonObject { ["id"] = $"a:{account}", ["conversationType"] = "personal", ["tenantId"] = TestBot.Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TestBot.Tenant } },
            ["replyToId"] = "1",
            ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" },
        }.ToJsonString();
        while (!ct.IsCancellationRequested && !await PostAsync(body, ct))
        {
            Repeated++;
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private async Task<bool> PostAsync(string body, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{bot.Port}/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", openId.Token(TestBot.AppId, connector.ServiceUrl));
            using var response = await _http.SendAsync(request, ct);
            return response.StatusCode == HttpStatusCode.OK && JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(ct)).RootElement.GetProperty("type").GetString() is not null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            return false;
        }
    }
}
