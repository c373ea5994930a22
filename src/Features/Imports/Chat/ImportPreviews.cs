using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;

namespace PerfBot.Features.Imports;

/// <summary>Draws what an import would do, and what it did.</summary>
internal static class ImportPreviews
{
    /// <summary>The card for a check: its question, or the preview.</summary>
    public static ICard Card(CheckedImport check, IReadOnlyList<ReadingMapping> mappings)
    {
        if (check.Question is { } question)
        {
            return question;
        }

        var problems = Problems(check);
        return new ImportPreviewCard
        {
            What = ImportKinds.NameOf(check.Kind, mappings),
            Files = [.. check.Files.Select(file => file.Name)],
            Counts = problems.Count > 0 ? [] : [.. Figures(check).Select(figure => (ImportFigures.NameOf(figure.Key), figure.Value))],
            Problems = problems,
            Remarks = check.People is { } people ? ImportRemarks.Of(people) : check.Readings is { } readings ? ImportRemarks.Of(readings) : [],
            Confirm = check.IsPossible ? new ConfirmImport(check.Uploads, check.Kind, check.Columns) : null,
            Columns = check.People is { Draft.IgnoredColumns.Count: > 0 } && check.Columns is null ? new ChooseColumns(check.Files[0].Id) : null,
            Again = check.Readings is null ? null : new PreviewImport(check.Uploads, check.Kind),
        };
    }

    /// <summary>What the import does, in figures.</summary>
    public static IReadOnlyDictionary<string, int> Figures(CheckedImport check) =>
        check.People is { } people ? ImportFigures.Of(people) : check.Leave is { } leave ? ImportFigures.Of(leave) : ImportFigures.Of(check.Readings!);

    /// <summary>Everything that is wrong.</summary>
    public static List<ImportProblem> Problems(CheckedImport check) =>
    [
        .. check.People?.Problems.Select(problem => Problem(check.Files[0].Name, problem)) ?? [],
        .. check.Leave?.Problems.Select(problem => Problem(check.Files[0].Name, problem)) ?? [],
        .. check.Readings?.Problems.Select(problem => Problem(problem.File, problem.Problem)) ?? [],
    ];

    private static ImportProblem Problem(string file, Problem problem) =>
        new(file, problem.Row, problem.Column.Length > 0 ? problem.Column : null, ProblemTexts.Of(problem));
}
