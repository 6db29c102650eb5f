namespace DeviceMailer.Smtp.Sasl;

/// <summary>Which message of a SCRAM exchange comes next (RFC 5802 5).</summary>
internal enum ScramState
{
    /// <summary>Ours: "n,,n=user,r=nonce".</summary>
    ClientFirst,

    /// <summary>The server's: "r=nonce,s=salt,i=iterations", the client answers "c=biws,r=nonce,p=proof".</summary>
    ServerFirst,

    /// <summary>The server's: "v=signature"; the client answers with an empty line.</summary>
    ServerFinal,

    /// <summary>None: any challenge cancels.</summary>
    Done,
}
