using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>Somebody of the company, in the chat.</summary>
internal sealed record Member(string Number, ChatPerson Chat);

/// <summary>One cycle, step by step, as people live it: they write, send files and press buttons. Nothing is called but HTTP, and the command line once.</summary>
internal sealed class CycleStory : IAsyncDisposable
{
    private const string HrAccount = "10000000-0000-4000-8000-000000000002";

    private CycleStory(TestBot bot, FileShelf shelf)
    {
        (Bot, Shelf) = (bot, shelf);
        Hr = new("X002", bot.Person(HrAccount, "林雅琴"));
    }

    public TestBot Bot { get; }

    public FileShelf Shelf { get; }

    /// <summary>Who runs the cycle; at first the only person in the store.</summary>
    public Member Hr { get; }

    public SentAnswers Answers { get; } = new();

    /// <summary>Starts the bot on an empty store; the command line says who runs reviews, and HR meets the bot.</summary>
    public static async Task<CycleStory> BeginAsync()
    {
        var bot = await TestBot.StartAsync();
        var file = Path.Combine(bot.Folder, "hr.csv");
        await File.WriteAllTextAsync(file, $"工号,姓名,Teams账号\nX002,林雅琴,{HrAccount}\n");
        await CommandLine.RunAsync(["import", "people", file, "--hr", "X002", .. bot.StoreArguments]);
        var story = new CycleStory(bot, await FileShelf.OpenAsync());
        await story.Hr.Chat.MeetAsync();
        return story;
    }

    /// <summary>HR sends files, looks at the preview and confirms; returns the preview.</summary>
    public async Task<ShownCard> ImportAsync(params (string Name, byte[] Content)[] files)
    {
        var before = Hr.Chat.Chat.Count;
        await Hr.Chat.SendFilesAsync([.. files.Select(f => Shelf.Put(f.Name, f.Content))]);
        var preview = await Hr.Chat.WaitForOfferAsync("import.confirm", after: before);
        var done = await Hr.Chat.DoAsync(preview, "import.confirm");
        Assert.False(done.Offers("import.confirm"), done.Text);
        Assert.True(done.Offers("cycle.prepare"), done.Text);
        return preview;
    }

    /// <summary>HR starts a cycle; returns the preview.</summary>
    public async Task<ShownCard> StartAsync(string programme, string period, string? department = null)
    {
        var prepare = await Hr.Chat.SayAsync("发起考核");
        var inputs = new List<(string, string)>
        {
            ("programme", prepare.Choices("programme").Single(c => c.Text == programme).Value),
            ("customPeriod", period),
        };
        if (department is not null)
        {
            inputs.Add(("departments", prepare.Choices("departments").Single(c => c.Text == department).Value));
        }

        var preview = await Hr.Chat.DoAsync(prepare, "cycle.preview", [.. inputs]);
        var progress = await Hr.Chat.DoAsync(preview, "cycle.start");
        Assert.True(progress.Offers("cycle.progress"), progress.Text);
        return preview;
    }

    /// <summary>A participant fills in the own form and hands it in.</summary>
    public async Task SelfAssessAsync(Member person) =>
        await FillAsync(person, await person.Chat.WaitForOfferAsync("task.save"), person.Number, byManager: false);

    /// <summary>A manager sends one review back; its subject rates otherwise and hands it in again.</summary>
    public async Task ReturnAsync(Member manager, Member subject, string reason)
    {
        var team = await manager.Chat.SayAsync("团队");
        var form = await OpenFormAsync(manager, team, subject);
        var asked = await manager.Chat.DoAsync(form, "task.ask-return");
        var before = subject.Chat.Chat.Count;
        await manager.Chat.DoAsync(asked, "task.return", ("reason", reason));

        var again = await subject.Chat.WaitForOfferAsync("task.submit", reason, before);
        for (var page = 0; page < 10 && !again.Inputs.Any(i => IsLine(i.Id)); page++)
        {
            again = await subject.Chat.PressAsync(again, again.ButtonsOf("task.save")[^1]);
        }

        await FillAsync(subject, again, subject.Number, byManager: false, turn: 1);
    }

    /// <summary>A manager scores everybody from the one team card.</summary>
    public async Task ScoreTeamAsync(Member manager, IReadOnlyCollection<Member> team)
    {
        var card = await manager.Chat.SayAsync("团队");
        Assert.Equal(team.Count, ToScore(card));
        foreach (var subject in team)
        {
            await FillAsync(manager, await OpenFormAsync(manager, card, subject), subject.Number, byManager: true);
        }

        Assert.Equal(0, ToScore(await manager.Chat.SayAsync("团队"))); // a report who is HR is checked by this manager as well: that row stays
    }

    /// <summary>Somebody scores a person who has no manager, from the list of tasks.</summary>
    public async Task ScoreAsync(Member scorer, Member subject) =>
        await FillAsync(scorer, await OpenFormAsync(scorer, await scorer.Chat.SayAsync("待办"), subject), subject.Number, byManager: true);

    /// <summary>HR checks every review that waits, and decides about the lines without data.</summary>
    /// <param name="decide">The value for a line of a person.</param>
    /// <param name="people">Whose review may need a decision.</param>
    public async Task CheckAllAsync(IReadOnlyCollection<Member> people, Func<Member, string, decimal> decide)
    {
        for (var left = people.Count; left >= 0; left--)
        {
            var progress = await Hr.Chat.SayAsync("进度");
            if (!progress.Offers("task.open"))
            {
                return;
            }

            await ApproveAsync(Hr, await Hr.Chat.DoAsync(progress, "task.open"), people, decide);
        }

        Assert.Fail("More reviews wait for HR than there are people.");
    }

    /// <summary>Whoever checks in HR's place approves the one review that is left.</summary>
    public async Task CheckInPlaceOfHrAsync(Member person) =>
        await ApproveAsync(person, await person.Chat.DoAsync(await person.Chat.SayAsync("待办"), "task.open"), [], (_, line) => throw new InvalidOperationException($"{line} has no data."));

    /// <summary>HR opens the results of the cycle.</summary>
    public async Task OpenResultsAsync()
    {
        var ask = await Hr.Chat.DoAsync(await Hr.Chat.SayAsync("进度"), "cycle.ask-open-results");
        await Hr.Chat.DoAsync(ask, "cycle.open-results");
    }

    /// <summary>Leafs through the result: long ones have several pages.</summary>
    private static async Task<ResultOnCard> ReadAllAsync(Member person, ShownCard card)
    {
        var result = ResultOnCard.Read(card);
        for (var page = 1; NextPage(card, page) is { } next; page++)
        {
            card = await person.Chat.PressAsync(card, next);
            result = result with { Contributions = result.Contributions.Concat(ResultOnCard.Read(card).Contributions).ToDictionary() };
        }

        return result;
    }

    private static System.Text.Json.JsonElement? NextPage(ShownCard card, int page)
    {
        var found = card.ButtonsOf("result.show").Where(b => b.GetProperty("data").TryGetProperty("page", out var to) && to.GetInt32() == page).ToList();
        return found is [var next, ..] ? next : null;
    }

    /// <summary>A participant reads the result, has a line explained and confirms; returns what the card says.</summary>
    public static async Task<ResultOnCard> ReadResultAsync(Member person)
    {
        var card = await person.Chat.WaitForOfferAsync("result.acknowledge");
        var result = await ReadAllAsync(person, card);
        var lines = card.ButtonsOf("result.explain-line");
        var explained = await person.Chat.PressAsync(card, lines[person.Number.Sum(c => c) % lines.Count]);
        Assert.True(explained.Offers("result.show"), explained.Text);
        var read = await person.Chat.DoAsync(card, "result.acknowledge");
        Assert.False(read.Offers("result.acknowledge"), read.Text);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Shelf.DisposeAsync();
    }

    private static int ToScore(ShownCard card) => card.CountOf("去评分") + card.CountOf("Score");

    private static bool IsLine(string input) => input.StartsWith("line-", StringComparison.Ordinal);

    /// <summary>Opens the form about <paramref name="subject"/>, whose name stands in the form's title.</summary>
    private static async Task<ShownCard> OpenFormAsync(Member actor, ShownCard list, Member subject)
    {
        foreach (var button in list.ButtonsOf("task.open"))
        {
            var form = await actor.Chat.PressAsync(list, button);
            if (IsAbout(form, subject))
            {
                return form;
            }
        }

        throw new InvalidOperationException($"No task about {subject.Chat.Name} on:\n{list.Text}");
    }

    private static bool IsAbout(ShownCard form, Member subject)
    {
        var title = form.Text.Split('\n')[0];
        var place = title.IndexOf(subject.Chat.Name, StringComparison.Ordinal);
        return place >= 0 && (place + subject.Chat.Name.Length == title.Length || !char.IsDigit(title[place + subject.Chat.Name.Length]));
    }

    private async Task FillAsync(Member actor, ShownCard form, string subject, bool byManager, int turn = 0)
    {
        for (var page = 0; page < 20 && !form.Offers("task.submit"); page++)
        {
            (string, string)[] typed =
            [
                .. form.Inputs.Where(i => IsLine(i.Id)).Select(i => (i.Id, $"{Answers.Give(subject, i.Id["line-".Length..], byManager, form.Choices(i.Id).Count > 0, turn)}")),
                ("comment", $"{page}: *如实* 填写"),
            ];
            form = await actor.Chat.DoAsync(form, "task.save", typed);
        }

        var done = await actor.Chat.DoAsync(form, "task.submit", ("comment", "总体 OK"));
        Assert.False(done.Offers("task.submit"), done.Text);
    }

    private async Task ApproveAsync(Member actor, ShownCard check, IReadOnlyCollection<Member> people, Func<Member, string, decimal> decide)
    {
        while (check.Offers("review.ask-decision"))
        {
            var subject = people.Single(p => IsAbout(check, p));
            var line = check.ButtonOf("review.ask-decision").GetProperty("data").GetProperty("line").GetString()!;
            var value = decide(subject, line);
            Answers.Decide(subject.Number, line, value);
            var question = await actor.Chat.DoAsync(check, "review.ask-decision");
            check = await actor.Chat.DoAsync(question, "review.decide-line", ("value", $"{value}"), ("reason", "按系统记录补录"));
        }

        var done = await actor.Chat.DoAsync(check, "task.submit");
        Assert.False(done.Offers("task.submit"), done.Text);
    }
}
