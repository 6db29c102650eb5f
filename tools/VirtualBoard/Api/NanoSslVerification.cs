using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.Security.SslVerification.</summary>
[NanoType("System.Net.Security.SslVerification")]
public enum NanoSslVerification
{
    /// <summary>Checks nothing.</summary>
    NoVerification = 1,

    /// <summary>Checks nothing either.</summary>
    VerifyPeer = 2,

    /// <summary>Checks certificate and host name: the default, and the only one that does.</summary>
    CertificateRequired = 4,

    /// <summary>Checks nothing.</summary>
    VerifyClientOnce = 8,
}
