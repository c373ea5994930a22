using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Walking;

/// <summary>One device of one person, pressing whatever stands on the card before it, with whatever comes to mind typed into the fields.</summary>
internal sealed class Walker(KillableBot bot, string account, string name, bool isHr, bool isManager, int seed)
{
    private static readonly string[] Refused = ["刚才的卡片已过期", "此事项已提交，未做", "此事项已退回，等待", "此事项已结束，未做", "已过截止日期，考核已继续", "该待办不属于您"];

    private readonly Random _random = new(seed);
    private ShownCard? _card;
    private int _turns;

    /// <summary>What went wrong.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The verbs that were pressed.</summary>
    public Dictionary<string, int> Pressed { get; } = [];

    /// <summary>One action: presses a button of the present card, or asks for another card.</summary>
    public async Task StepAsync()
    {
        var buttons = _card?.Buttons ?? [];
        if (buttons.Count == 0 || _random.Next(5) == 0)
        {
            await SendAsync(Start(), new JsonObject(), typed: null);
            return;
        }

        // What changes things is worth more than looking around.
        var works = buttons.Where(b => Works(b.GetProperty("verb").GetString()!)).ToList();
        if (works.Count == 0 && _random.Next(4) > 0)
        {
            await SendAsync(Start(), new JsonObject(), typed: null);
            return;
        }

        var pool = works.Count > 0 && _random.Next(8) > 0 ? works : buttons;
        var button = pool[_random.Next(pool.Count)];
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        string? typed = null;
        if (!button.TryGetProperty("associatedInputs", out var associated) || associated.GetString() != "none")
        {
            foreach (var (id, value) in _card!.Inputs)
            {
                data[id] = Typed(id, value);
                typed = id is "comment" ? data[id]?.GetValue<string>() : typed;
            }
        }

        await SendAsync(button.GetProperty("verb").GetString()!, data, typed);
    }

    private static bool Works(string verb) => verb is not ("help.show" or "language.show" or "language.choose" or "result.show" or "reminder.show-snooze" or "tasks.list" or "import.show" or "team.show" or "cycle.progress" or "programmes.show");

    private string Start()
    {
        string[] starts = ["tasks.list", "tasks.list", "tasks.list", "tasks.list", _random.Next(4) switch { 0 => "help.show", 1 => "result.show", _ => "tasks.list" }, .. isManager ? ["team.show", "team.show", "team.show"] : Array.Empty<string>(), .. isHr ? ["cycle.progress", "cycle.progress", "programmes.show"] : Array.Empty<string>()];
        return starts[_random.Next(starts.Length)];
    }

    private string? Typed(string id, string? value)
    {
        var choices = _card!.Choices(id);
        if (choices.Count > 0)
        {
            return _random.Next(8) == 0 ? value : choices[_random.Next(choices.Count)].Value;
        }

        return id switch
        {
            "comment" => $"词{seed}-{_turns}词",
            "reason" => _random.Next(10) == 0 ? "" : $"理由{_turns}",
            "day" => _random.Next(3) == 0 ? "2090-13-45" : _random.Next(2) == 0 ? "" : $"{DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).AddDays(_random.Next(1, 60)):yyyy-MM-dd}",
            "days" => $"{_random.Next(-3, 30)}",
            "value" => $"{_random.Next(0, 120)}",
            _ when id.StartsWith("line-", StringComparison.Ordinal) => $"{_random.Next(0, 120)}",
            _ => _random.Next(3) == 0 ? "x" : value,
        };
    }

    private async Task SendAsync(string verb, JsonObject data, string? typed)
    {
        data["verb"] = verb;
        Pressed[verb] = Pressed.GetValueOrDefault(verb) + 1;
        var activity = new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = "adaptiveCard/action",
            ["id"] = $"w{seed}-{_turns++}",
            ["replyToId"] = $"card-{seed}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = bot.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = $"29:{account}", ["name"] = name, ["aadObjectId"] = account },
            ["recipient"] = new JsonObject { ["id"] = $"28:{TestBot.AppId}", ["name"] = "PerfBot" },
            ["conversation"] = new JsonObject { ["id"] = $"a:{account}", ["conversationType"] = "personal", ["tenantId"] = TestBot.Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TestBot.Tenant } },
            ["locale"] = "zh-CN",
            ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = "x", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" },
        }.ToJsonString();

        // As a channel does: what got no answer is delivered again, under the same id.
        for (var attempt = 0; attempt < 4000; attempt++)
        {
            if (await bot.PostAsync(activity) is not { } answer || answer.Status == HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(50);
                continue;
            }

            Read(verb, answer.Status, answer.Body, typed);
            return;
        }

        Problems.Add($"{verb}: no answer");
    }

    private void Read(string verb, HttpStatusCode status, string body, string? typed)
    {
        var json = status == HttpStatusCode.OK ? JsonElement.Parse(body) : default;
        if (status != HttpStatusCode.OK || json.GetProperty("type").GetString() != "application/vnd.microsoft.card.adaptive")
        {
            Problems.Add($"{verb}: {(int)status} {body[..Math.Min(300, body.Length)]}");
            _card = null;
            return;
        }

        _card = new ShownCard($"card-{seed}", json.GetProperty("value"));
        var text = _card.Text;
        if (text.Contains("出了点问题", StringComparison.Ordinal))
        {
            Problems.Add($"{verb}: {text[..Math.Min(200, text.Length)]}");
        }

        if (typed is { Length: > 0 } && verb is "task.save" or "task.submit" && Refused.Any(r => text.Contains(r, StringComparison.Ordinal))
            && !text.Contains(typed!, StringComparison.Ordinal) && !_card.Inputs.Any(i => i.Value == typed))
        {
            Problems.Add($"{verb}: what was typed is lost on\n{text}");
        }
    }
}
