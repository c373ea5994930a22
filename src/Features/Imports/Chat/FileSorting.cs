using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Files that belong together, and what they are.</summary>
/// <param name="Files">The files.</param>
/// <param name="Kind">What they are; null where that has to be asked.</param>
/// <param name="Candidates">What they could be, where that has to be asked.</param>
internal sealed record FileGroup(IReadOnlyList<ReceivedFile> Files, string? Kind, IReadOnlyList<string> Candidates);

/// <summary>Tells by the headers what files are.</summary>
internal static class FileSorting
{
    /// <summary>So many recognised columns, the number or the name among them, make a people file in which a column was not recognised.</summary>
    private const int EnoughColumns = 3;

    /// <summary>Sorts the files of one message.</summary>
    public static IReadOnlyList<FileGroup> Sort(IReadOnlyList<ReceivedFile> files, IReadOnlyList<ReadingMapping> mappings)
    {
        var groups = new List<FileGroup>();
        var left = new List<ReceivedFile>(files);
        foreach (var file in files)
        {
            var isSheet = Is(() => ReadingsSheet.Fits(file.Table));
            var complete = mappings.Where(mapping => IsComplete(mapping, files) && mapping.AliasesFor(file.Table).Count > 0).ToList();
            if (!left.Contains(file))
            {
                continue; // taken together with another one
            }

            if (IsLeave(file.Table))
            {
                groups.Add(new([file], ImportKinds.Leave, []));
                left.Remove(file);
                continue;
            }

            List<string> kinds = [.. isSheet ? new[] { ImportKinds.Sheet } : [], .. complete.Select(ImportKinds.Of), .. IsPeople(file.Table) ? new[] { ImportKinds.People } : []];
            if (kinds is [var kind])
            {
                var together = complete is [var mapping] ? left.FindAll(other => mapping.AliasesFor(other.Table).Count > 0) : [file];
                groups.Add(new(together, kind, []));
                left.RemoveAll(together.Contains);
            }
            else if (kinds.Count > 1)
            {
                groups.Add(new([file], null, kinds));
                left.Remove(file);
            }
        }

        groups.AddRange(Incomplete(left, mappings));
        foreach (var file in left)
        {
            groups.Add(IsAlmostPeople(file.Table)
                ? new([file], ImportKinds.People, [])
                : new([file], null, [ImportKinds.People, ImportKinds.Sheet, ImportKinds.Leave, .. mappings.Select(ImportKinds.Of)]));
        }

        return groups;
    }

    /// <summary>Files that are a part of a mapping whose other files did not come with them: the mapping that lacks the fewest.</summary>
    private static List<FileGroup> Incomplete(List<ReceivedFile> left, IReadOnlyList<ReadingMapping> mappings)
    {
        var groups = new List<FileGroup>();
        foreach (var file in left.ToList().Where(left.Contains))
        {
            var closest = mappings.Where(mapping => mapping.AliasesFor(file.Table).Count > 0).MinBy(mapping => mapping.Tables.Count - Present(mapping, left));
            if (closest is not null)
            {
                var together = left.FindAll(other => closest.AliasesFor(other.Table).Count > 0);
                groups.Add(new(together, ImportKinds.Of(closest), []));
                left.RemoveAll(together.Contains);
            }
        }

        return groups;
    }

    private static bool IsComplete(ReadingMapping mapping, IReadOnlyList<ReceivedFile> files) => Present(mapping, files) == mapping.Tables.Count;

    private static int Present(ReadingMapping mapping, IReadOnlyList<ReceivedFile> files) =>
        files.SelectMany(file => mapping.AliasesFor(file.Table)).Distinct().Count();

    private static bool IsPeople(Table table) => Is(() => Columns(table) is var found
        && found.ContainsKey(PeopleColumn.Number)
        && (found.ContainsKey(PeopleColumn.Name) || (found.ContainsKey(PeopleColumn.FirstName) && found.ContainsKey(PeopleColumn.LastName))));

    /// <summary>Whether it is a leave file: it says who, from when and until when, and nothing of what a people file says of posts.</summary>
    private static bool IsLeave(Table table) => LeaveSheet.Fits(table) && !Is(() =>
        Columns(table).Keys.Any(c => c is PeopleColumn.Department or PeopleColumn.Position or PeopleColumn.Manager or PeopleColumn.Role or PeopleColumn.Share));

    private static bool IsAlmostPeople(Table table) => Is(() => Columns(table) is var found
        && found.Count >= EnoughColumns && (found.ContainsKey(PeopleColumn.Number) || found.ContainsKey(PeopleColumn.Name)));

    private static Dictionary<PeopleColumn, string> Columns(Table table) => PeopleHeaders.Find(table, new Dictionary<PeopleColumn, string>());

    /// <summary>A file with two columns of a name that is needed may be one all the same: reading it says what is wrong.</summary>
    private static bool Is(Func<bool> recognise)
    {
        try
        {
            return recognise();
        }
        catch (RefusedException)
        {
            return true;
        }
    }
}
