using System.Text;
using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Calendars;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>Somebody sent files: keeps them for a day, saves mappings among them, and shows what importing the others would do.</summary>
/// <remarks>Files of different kinds in one message get a card each. One file that cannot be taken stops the whole message, and nothing is kept.</remarks>
internal sealed class ReceiveFilesHandler(
    ReviewDb db, IFileSource source, Uploads uploads, ImportCheck check, MappingShelf mappings, CalendarShelf calendars, ProgrammeFiles programmes, CompanyClock clock) : IHandle<ReceiveFiles>, IGuarded
{
    public static Policy Policy => Rights.Import;

    public async Task<Reply> HandleAsync(ReceiveFiles request, Caller caller, CancellationToken ct)
    {
        if (request.Files.Count > Uploads.Most)
        {
            throw new RefusedException(new TooManyFiles(Uploads.Most, request.Files.Count));
        }

        if (request.Files is [var one] && ProgrammeFile.IsYaml(one.Name))
        {
            return await programmes.TakeAsync(one, source, caller, ct);
        }

        var (files, saved) = (new List<ReceivedFile>(), new List<(ReadingMapping Mapping, string Json)>());
        var years = new List<CalendarYear>();
        foreach (var file in request.Files)
        {
            try
            {
                await TakeAsync(file, files, saved, years, caller, ct);
            }
            catch (RefusedException refused)
            {
                db.Forget(); // nothing of the message is kept
                return new(Refuse(file, refused.Refusal, request));
            }
        }

        foreach (var (mapping, json) in saved)
        {
            await mappings.SaveAsync(mapping, json, caller, ct);
        }

        var changed = 0;
        foreach (var year in years)
        {
            changed += await calendars.SaveAsync(year, caller, ct) ? 1 : 0;
        }

        if (files.Count == 0 && years is [.., var newest])
        {
            return new(CalendarCards.Saved(caller.Who, newest, changed > 0, clock));
        }

        if (files.Count == 0)
        {
            return new(Saved(saved.ConvertAll(mapping => mapping.Mapping)));
        }

        var all = await mappings.ListAsync(ct);
        return await ShowAsync(FileSorting.Sort(files, all), all, caller, ct);
    }

    private async Task TakeAsync(
        SentFile file, List<ReceivedFile> files, List<(ReadingMapping Mapping, string Json)> saved, List<CalendarYear> years, Caller caller, CancellationToken ct)
    {
        var content = await source.ReadAsync(file.Name, file.Url, ct);
        if (MappingText.Of(file.Name, content) is { } calendar && CalendarJson.IsMeant(calendar))
        {
            years.Add(CalendarJson.Read(calendar));
        }
        else if (MappingText.Of(file.Name, content) is { } json)
        {
            saved.Add((ReadingMapping.Parse(json), json));
        }
        else
        {
            files.Add(await ReceivedFile.ReadAsync(uploads.Keep(file.Name, content, caller), ct));
        }
    }

    /// <summary>The first group is the answer; each other one is a message of its own.</summary>
    private async Task<Reply> ShowAsync(IReadOnlyList<FileGroup> groups, IReadOnlyList<ReadingMapping> all, Caller caller, CancellationToken ct)
    {
        foreach (var group in groups.Skip(1))
        {
            var ids = CheckedImport.IdsOf(group.Files);
            db.Send(caller.Who.Id, new PreviewImport(ids, group.Kind), $"import:{group.Files[0].Id:N}", clock.Now());
        }

        var first = groups[0];
        if (first.Kind is not { } kind)
        {
            return new(WhatIsThis.Card([first], first.Files, all));
        }

        try
        {
            return new(ImportPreviews.Card(await check.RunAsync(first.Files, kind, null, caller, ct), all));
        }
        catch (RefusedException refused)
        {
            return new(new FileRefusedCard(string.Join(", ", first.Files.Select(file => file.Name)), Sentence(refused.Refusal)));
        }
    }

    private static FileRefusedCard Refuse(SentFile file, Refusal refusal, ReceiveFiles request) => new(file.Name, Sentence(refusal))
    {
        Others = [.. request.Files.Where(other => other != file).Select(other => other.Name)],
    };

    private static ImportDoneCard Saved(List<ReadingMapping> mappings)
    {
        var names = mappings.ConvertAll(ImportKinds.NameOf);
        return new(
            new($"mapping {string.Join(", ", names.Select(name => name.En))}", $"数据映射 {string.Join("、", names.Select(name => name.Zh))}"),
            [
                (new("Files", "文件"), mappings.Sum(mapping => mapping.Tables.Count)),
                (new("Metrics", "数据项"), mappings.Sum(mapping => mapping.Metrics.Count)),
            ])
        {
            LeadsToCycle = false,
        };
    }

    private static Bilingual Sentence(Refusal refusal) => new(RefusalTexts.Of(refusal, Language.English), RefusalTexts.Of(refusal, Language.Chinese));
}

/// <summary>Tells a mapping from a table, and reads its text.</summary>
public static class MappingText
{
    /// <summary>The text of a file that is JSON by its name or its first character; null for any other.</summary>
    /// <exception cref="RefusedException"><see cref="TextEncodingUnknown"/>: JSON is UTF-8.</exception>
    public static string? Of(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        var isJson = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || Bare(content).TrimStart(" \t\r\n"u8).StartsWith("{"u8);
        return isJson ? Read(name, content) : null;
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="RefusedException"><see cref="TextEncodingUnknown"/>.</exception>
    public static string Read(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bare(content));
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(new TextEncodingUnknown(name));
        }
    }

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> content) => content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
}
