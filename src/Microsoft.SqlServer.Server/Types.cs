namespace Microsoft.SqlServer.Server;

/// <summary>How a SQL CLR type is written.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}

/// <summary>A SQL CLR type that writes itself.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

/// <summary>A SQL CLR type that is none.</summary>
public sealed class InvalidUdtException : SystemException
{
    public static InvalidUdtException Create(Type udtType, string resourceReason) => throw new NotSupportedException($"{udtType}: {resourceReason}");
}

/// <summary>Marks a SQL CLR type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;

    public bool IsByteOrdered { get; set; }

    public bool IsFixedLength { get; set; }

    public int MaxByteSize { get; set; }

    public string? Name { get; set; }

    public string? ValidationMethodName { get; set; }
}
