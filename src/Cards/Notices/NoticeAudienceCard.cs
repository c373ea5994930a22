using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Notices;

/// <summary>HR chooses who gets a notice, and when. Answered by <see cref="AddressNotice"/>.</summary>
public sealed record NoticeAudienceCard : ICard
{
    /// <summary>Departments, positions and cycles that are offered: more would not fit into one message.</summary>
    public const int Most = 100;

    /// <summary>What the fields hold.</summary>
    public required AddressNotice Typed { get; init; }

    /// <summary>The departments in HR's scope, by id.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Departments { get; init; } = [];

    /// <summary>The positions in HR's scope.</summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>The cycles that HR sees, by id.</summary>
    public IReadOnlyList<(Guid Id, CycleName Name)> Cycles { get; init; } = [];

    /// <summary>Files of today that may hold a list, by id.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Uploads { get; init; } = [];

    /// <summary>Why what was chosen was not taken; null at first.</summary>
    public Refusal? Problem { get; init; }

    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new NoticeTexts(lang);
        var body = new List<Element> { new Title(say.WhoTitle, say.WhoBelow) };
        if (Problem is not null)
        {
            body.Add(new Callout(Refusals.RefusalTexts.Of(Problem, lang), Tone.Warning));
        }

        var kinds = Enum.GetValues<AudienceKind>().Where(IsOffered).Select(k => ($"{k}", say.Kind(k))).ToList();
        body.Add(new ChoiceInput("kind", say.Who, kinds, Typed.Kind ?? $"{AudienceKind.Everyone}"));
        Choice(body, "departments", say.DepartmentsLabel, [.. Departments.Take(Most).Select(d => ($"{d.Id}", d.Name))], Typed.Departments, isMany: true);
        Choice(body, "positions", say.PositionsLabel, [.. Positions.Take(Most).Select(p => (p.Replace(',', '，'), p))], Typed.Positions, isMany: true);
        Choice(body, "cycle", say.CycleLabel, [.. Cycles.Take(Most).Select(c => ($"{c.Id}", lang.Cycle(c.Name)))], Typed.Cycle, isMany: false);
        if (Cycles.Count > 0)
        {
            body.Add(new ChoiceInput("stage", say.StageLabel, [("any", say.AnyStage), .. Enum.GetValues<StageKind>().Where(s => s != StageKind.OpenResult).Select(s => ($"{s}", lang.Stage(s)))], Typed.Stage ?? "any"));
        }

        body.Add(new TextInput("people", say.PeopleLabel, Typed.People, MaxLength: 4000));
        Choice(body, "upload", say.UploadLabel, Uploads.Count == 0 ? [] : [("none", "–"), .. Uploads.Select(u => ($"{u.Id}", u.Name))], Typed.Upload ?? "none", isMany: false);
        body.Add(new TextInput("sendAt", say.SendAtLabel, Typed.SendAt, "2026-12-01 09:00", MaxLength: 16, IsLong: false));
        return new(say.WhoTitle, body,
        [
            Button.For(say.Preview, new AddressNotice(Typed.Notice), ButtonStyle.Primary),
            Button.To(say.EditText, new WriteNotice(Typed.Notice)),
        ]);
    }

    private bool IsOffered(AudienceKind kind) => kind switch
    {
        AudienceKind.Departments => Departments.Count > 0,
        AudienceKind.Positions => Positions.Count > 0,
        AudienceKind.Cycle or AudienceKind.OpenTask => Cycles.Count > 0,
        _ => true,
    };

    private static void Choice(List<Element> body, string id, string label, IReadOnlyList<(string, string)> choices, string? value, bool isMany)
    {
        if (choices.Count > 0)
        {
            body.Add(new ChoiceInput(id, label, choices, value, IsMany: isMany));
        }
    }
}
