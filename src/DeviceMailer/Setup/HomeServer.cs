// The page at home, on the local network: how the device is, for anybody there, and with the password a test mail and the acknowledging of alarms. Nothing else:
// no settings, no log, since lines of it have addresses in them.

using DeviceMailer.Alerts;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Setup;

/// <summary>Answers the requests of the page at home.</summary>
public sealed class HomeServer : PageServer
{
    private readonly string ourFields = "x-proof";
    private readonly byte[] test = Ascii.Bytes("test");
    private readonly byte[] acknowledge = Ascii.Bytes("acknowledge");
    private readonly IPageDesk desk;
    private readonly PageAccess access;
    private readonly Trigger[] triggers;
    private readonly Alarms alarms;     // null: there are none
    private readonly byte[] proof = new byte[PageAccess.ProofBytes];
    private bool hasProof;

    /// <summary>Makes a server.</summary>
    /// <param name="transport">The connection that was accepted.</param>
    /// <param name="files">The files: the page is one.</param>
    /// <param name="desk">The device.</param>
    /// <param name="access">Who may do something.</param>
    /// <param name="triggers">The triggers.</param>
    /// <param name="alarms">Their alarms; null: there are none.</param>
    public HomeServer(ISmtpTransport transport, ISetupFiles files, IPageDesk desk, PageAccess access, Trigger[] triggers, Alarms alarms)
        : base(transport, files, SetupLimits.HomeReadBytes, SetupLimits.HomeWriteBytes)
    {
        this.desk = desk;
        this.access = access;
        this.triggers = triggers;
        this.alarms = alarms;
    }

    /// <inheritdoc/>
    protected override void BeginFields() => hasProof = false;

    /// <inheritdoc/>
    protected override void TakeField()
    {
        if (!Reader.Is(ourFields, 0)) return;
        hasProof = Reader.ValueLength == proof.Length;
        if (hasProof) System.Array.Copy(Buffer, Reader.ValueOffset, proof, 0, proof.Length);
    }

    /// <inheritdoc/>
    protected override void AnswerOther() => Refuse(Text.HttpForbidden);

    /// <inheritdoc/>
    protected override void Answer()
    {
        switch (Request.Path)
        {
            case SetupPath.Page: SendPage(); break;
            case SetupPath.State: SendState(); break;
            case SetupPath.Test: Act(test, SetupAction.TestMail); break;
            case SetupPath.Acknowledge: Act(acknowledge, SetupAction.Acknowledge); break;
            default: Refuse(Text.HttpNotFound); break;
        }
    }

    private void Act(byte[] word, SetupAction action)
    {
        if (!hasProof || HasOtherOrigin) Refuse(Text.HttpForbidden);
        else if (!access.IsOpen) Refuse(Text.HttpTooMany);
        else if (!access.Check(proof, word)) Refuse(Text.HttpForbidden);
        else Done(desk.Do(action));
    }

    private void SendState()
    {
        Begin(Text.HttpJson);
        Writer.Write(Text.HomeNonce);
        Writer.Write(access.Nonce, 0, access.Nonce.Length);
        Writer.Write(Text.HomeAlarms);
        bool isFirst = true;
        for (int i = 0; alarms != null && i < triggers.Length; i++)
        {
            Alarm alarm = alarms.At(i);
            if (alarm == null || !alarm.IsOpen) continue;
            if (!isFirst) Writer.Write(Text.Comma);
            isFirst = false;
            JsonText.Write(Writer, triggers[i].Name, 0, triggers[i].Name.Length);
        }

        Writer.Write(Text.HomeEndOfAlarms);
        desk.WriteState(Writer);
        Writer.Write(Text.SetupEnd);
        Writer.End();
    }
}
