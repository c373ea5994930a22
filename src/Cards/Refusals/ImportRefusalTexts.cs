using PerfBot.Domain.Imports;
using PerfBot.Domain.Kernel;

namespace PerfBot.Cards.Refusals;

/// <summary>What people read when a file or a mapping cannot be used.</summary>
public static class ImportRefusalTexts
{
    /// <summary>The sentence for a refusal of the importers; null for another one.</summary>
    public static Bilingual? Of(Refusal refusal) => OfFile(refusal) ?? OfMapping(refusal) ?? OfExpression(refusal);

    private static Bilingual? OfFile(Refusal refusal) => refusal switch
    {
        ColumnTwice r => new($"{r.File}: two columns are headed \"{r.Header}\". Please rename one of them.", $"{r.File}：有两列的表头都是“{r.Header}”，请改掉其中一个。"),
        FileKindRefused r => Kind(r),
        FileTooLarge r => new($"{r.File} is larger than {Megabytes(r.Expected)} MB. Please send it in parts.", $"{r.File} 超过 {Megabytes(r.Expected)} MB，请拆分后再发。"),
        TextEncodingUnknown r => new($"The text of {r.File} cannot be read. Please save it as CSV UTF-8.", $"无法识别 {r.File} 的文字编码，请另存为 CSV UTF-8。"),
        CsvMalformed r => new($"{r.File}: a quotation mark is out of place in row {r.Row}. Please correct it.", $"{r.File}：第 {r.Row} 行的引号位置不对，请改正。"),
        RowTooWide r => new(
            $"{r.File}: row {r.Row} has {r.Got} cells, but there are {r.Expected} headers. Please add headers or remove cells.", $"{r.File}：第 {r.Row} 行有 {r.Got} 格，表头却只有 {r.Expected} 列，请补表头或删去多余的格。"),
        TableEmpty r => new($"{r.File} has no rows below its headers. Please add some.", $"{r.File} 的表头下没有数据，请补充。"),
        TooManyRows r => new($"{r.File} has more than {r.Expected} rows. Please send it in parts.", $"{r.File} 超过 {r.Expected} 行，请拆分后再发。"),
        TooManyColumns r => new($"{r.File} has {r.Got} columns; at most {r.Expected} are read. Please remove some.", $"{r.File} 有 {r.Got} 列，最多支持 {r.Expected} 列，请删减。"),
        TooManyCells r => new($"{r.File} has more than {r.Expected} filled cells. Please send it in parts.", $"{r.File} 有内容的单元格超过 {r.Expected} 个，请拆分后再发。"),
        CellTooLong r => new(
            $"{r.File}: the cell in row {r.Row}, column {r.Column} has more than {r.Expected} characters. Please shorten it.",
            $"{r.File}：第 {r.Row} 行第 {r.Column} 列的内容超过 {r.Expected} 个字符，请精简。"),
        UnpacksTooLarge r => new($"{r.File} unpacks to more than {Megabytes(r.Expected)} MB, so I did not open it. Please send it in parts.", $"{r.File} 解压后超过 {Megabytes(r.Expected)} MB，未打开，请拆分后再发。"),
        TooManyWorkbookParts r => new($"{r.File} is a workbook of {r.Got} parts; at most {r.Expected} are read. Please save the sheet alone.", $"{r.File} 包含 {r.Got} 个部件，最多支持 {r.Expected} 个，请只保存需要的工作表。"),
        WorkbookNotReadable r => new($"{r.File} is no Excel workbook, or a damaged one. Please save it again as .xlsx.", $"{r.File} 不是Excel工作簿，或已损坏，请重新另存为 .xlsx。"),
        SheetNotFound r => new(
            $"{r.File} has no sheet \"{r.Expected}\"; it has {string.Join(", ", r.Got)}. Please rename one.", $"{r.File} 没有工作表“{r.Expected}”，只有：{string.Join("、", r.Got)}，请修改工作表名称。"),
        ChosenColumnNotFound r => new($"The file has no column headed \"{r.Header}\" ({r.Column}). Please choose again.", $"文件中没有表头为“{r.Header}”的列（{r.Column}），请重新选择。"),
        FileNotFetched r => Fetch(r.Fault),
        UploadGone => new(
            "This file has been imported already, or it came more than a day ago. Nothing was changed; send it again if you need it.",
            "该文件已导入过，或发送已超过一天。未做任何更改，如需导入请重新发送。"),
        TooManyFiles r => new($"{r.Got} files at once are too many. Please send at most {r.Most}.", $"一次发来 {r.Got} 个文件，最多 {r.Most} 个，请分次发送。"),
        FileNotRecognised r => new(
            $"I cannot tell what {r.File} is: its columns are those of neither a readings sheet nor a mapping. Please check the headers.",
            $"无法识别 {r.File}：它的列既不是数据表，也不符合任何数据映射，请检查表头。"),
        _ => null,
    };

    private static Bilingual? OfMapping(Refusal refusal) => refusal switch
    {
        MappingNotFound r => new($"There is no mapping \"{r.Name}\". Please check the name.", $"没有名为“{r.Name}”的数据映射，请核对名称。"),
        MappingUncertain r => new(
            $"The files fit several mappings: {string.Join(", ", r.Names)}. Please say which one.", $"文件符合多个数据映射：{string.Join("、", r.Names)}，请指明其中一个。"),
        MappingNotJson r => new($"The mapping is no JSON: please correct line {r.Line}, position {r.Position}.", $"映射文件不是有效的JSON：请改正第 {r.Line} 行第 {r.Position} 个字符处。"),
        MappingTooLarge r => new($"The mapping has {r.Got} characters; at most {r.Expected} are read. Please shorten it.", $"映射文件有 {r.Got} 个字符，最多 {r.Expected} 个，请精简。"),
        MappingPropertyUnknown r => new($"Mapping, {r.Path}: there is no such property. Please remove it.", $"映射 {r.Path}：没有这个属性，请删除。"),
        MappingPropertyMissing r => new($"Mapping, {r.Path}: this property is required. Please add it.", $"映射 {r.Path}：缺少这个必填属性，请补充。"),
        MappingPropertyOutOfPlace r => new($"Mapping, {r.Path}: this property has no meaning here. Please remove it.", $"映射 {r.Path}：这个属性在此没有意义，请删除。"),
        MappingValueWrong r => new($"Mapping, {r.Path}: the value is of the wrong kind, blank or too long. Please correct it.", $"映射 {r.Path}：值的类型不对、为空或过长，请改正。"),
        MappingNameTwice r => new($"Mapping, {r.Path}: \"{r.Name}\" is there already. Please choose another name.", $"映射 {r.Path}：“{r.Name}”重复，请换一个名称。"),
        MappingNameUnknown r => new($"Mapping, {r.Path}: there is no table or column \"{r.Name}\". Please correct the name.", $"映射 {r.Path}：没有名为“{r.Name}”的表或列，请改正名称。"),
        MappingTableNotJoined r => new($"Mapping, {r.Path}: the table \"{r.Name}\" is never joined. Please join or remove it.", $"映射 {r.Path}：表“{r.Name}”没有关联，请关联或删除。"),
        MappingFormatUnusable r => new(
            $"Mapping, {r.Path}: dates cannot be read with the format \"{r.Format}\" for certain. Please choose another one.", $"映射 {r.Path}：日期格式“{r.Format}”无法可靠读取日期，请换一种格式。"),
        MappedFileMissing r => Missing(r),
        MappedFileAmbiguous r => new(
            $"Mapping {r.Mapping}: each of {string.Join(", ", r.Files)} can be the table {r.Table}. Please send the right one alone.",
            $"映射 {r.Mapping}：{string.Join("、", r.Files)} 都可能是表 {r.Table}，请只发送正确的那个。"),
        JoinTooLarge r => new($"Mapping {r.Mapping}: joining the files makes more than {r.Expected} rows. Please send fewer rows, or join by a key.", $"映射 {r.Mapping}：关联后超过 {r.Expected} 行，请减少数据或改用唯一的键关联。"),
        _ => null,
    };

    private static Bilingual? OfExpression(Refusal refusal) => refusal switch
    {
        ExpressionSyntax r => new($"Mapping, {r.Path}: the expression cannot go on like this at position {r.Position}. Please correct it.", $"映射 {r.Path}：表达式第 {r.Position} 个字符处有语法错误，请改正。"),
        ExpressionNameUnknown r => new($"Mapping, {r.Path}, position {r.Position}: nothing is called \"{r.Name}\". Please correct the name.", $"映射 {r.Path} 第 {r.Position} 个字符：没有名称“{r.Name}”，请改正。"),
        ExpressionNameAmbiguous r => new(
            $"Mapping, {r.Path}, position {r.Position}: several tables have \"{r.Name}\"; please write the table before it.",
            $"映射 {r.Path} 第 {r.Position} 个字符：多个表都有“{r.Name}”，请在前面写上表名。"),
        ExpressionFunctionUnknown r => new($"Mapping, {r.Path}, position {r.Position}: there is no function \"{r.Name}\". Please use another one.", $"映射 {r.Path} 第 {r.Position} 个字符：没有函数“{r.Name}”，请改用其他函数。"),
        ExpressionArguments r => new(
            $"Mapping, {r.Path}, position {r.Position}: {r.Function} needs {r.Expected} values, not {r.Got}.",
            $"映射 {r.Path} 第 {r.Position} 个字符：{r.Function} 需要 {r.Expected} 个参数，而不是 {r.Got} 个。"),
        ExpressionTypeWrong r => new(
            $"Mapping, {r.Path}, position {r.Position}: this has to be {r.Expected}, not {r.Got}.", $"映射 {r.Path} 第 {r.Position} 个字符：应为 {r.Expected}，实际为 {r.Got}。"),
        ExpressionTooLong r => new($"Mapping, {r.Path}: the expression has {r.Got} characters; at most {r.Expected} are read. Please shorten it.", $"映射 {r.Path}：表达式有 {r.Got} 个字符，最多 {r.Expected} 个，请精简。"),
        ExpressionTooDeep r => new(
            $"Mapping, {r.Path}, position {r.Position}: nested deeper than {r.Expected} levels. Please simplify it.", $"映射 {r.Path} 第 {r.Position} 个字符：嵌套超过 {r.Expected} 层，请简化。"),
        _ => null,
    };

    private static Bilingual Kind(FileKindRefused r) => r.Got switch
    {
        FileKind.OldOrLockedWorkbook => new(
            $"{r.File} is an old .xls workbook, or locked with a password. Please save it as .xlsx without one.",
            $"{r.File} 是旧版 .xls 工作簿或已加密，请另存为不加密的 .xlsx。"),
        FileKind.Markup => new($"{r.File} is a web page, whatever its name says. Please save it as .xlsx or CSV.", $"{r.File} 实际是网页文件，请另存为 .xlsx 或 CSV。"),
        FileKind.Pdf => new($"{r.File} is a PDF. Please send the table as .xlsx or CSV.", $"{r.File} 是PDF，请发送 .xlsx 或 CSV 表格。"),
        _ => new($"{r.File} is neither CSV nor an Excel workbook (.xlsx). Please send one of these.", $"{r.File} 既不是CSV，也不是Excel工作簿（.xlsx），请发送其中一种。"),
    };

    private static Bilingual Fetch(FetchFault fault) => fault switch
    {
        FetchFault.AddressRefused => new("The file lies at an address that I do not read from. Please attach it in this chat.", "文件所在的地址不在允许范围内，请直接在本聊天中附上文件。"),
        FetchFault.NotAFile => new(
            "A link came instead of the file. Please attach the file itself, best from a computer.", "收到的是链接而不是文件，请直接附上文件，最好在电脑上发送。"),
        _ => new("I could not fetch the file. Please send it again.", "未能取得文件，请重新发送。"),
    };

    private static Bilingual Missing(MappedFileMissing r) => r.Closest is null
        ? new($"Mapping {r.Mapping}: no file came for the table {r.Table}. Please send it as well.", $"映射 {r.Mapping}：没有收到表 {r.Table} 的文件，请一并发送。")
        : new(
            $"Mapping {r.Mapping}: no file is the table {r.Table}; {r.Closest} comes closest but has no {string.Join(", ", r.Missing)}. Please add that.",
            $"映射 {r.Mapping}：没有文件符合表 {r.Table}；最接近的 {r.Closest} 缺少列 {string.Join("、", r.Missing)}，请补充。");

    private static long Megabytes(long bytes) => bytes / (1024 * 1024);
}
