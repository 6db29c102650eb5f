using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Session;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

/// <summary>Whose fault a reply says it is: servers' own words, each with the verdict it must have.</summary>
[TestClass]
public class JudgementTests
{
    // Where, the code, the enhanced status without its dots.
    [DataRow(SmtpState.MailFrom, 530, 5007000, Verdict.Account)]        // log in first
    [DataRow(SmtpState.MailFrom, 530, 0, Verdict.Account)]
    [DataRow(SmtpState.MailFrom, 503, 5005001, Verdict.Server)]         // out of order, thinks the server
    [DataRow(SmtpState.MailFrom, 538, 0, Verdict.Account)]              // encryption needed for this mechanism
    [DataRow(SmtpState.MailFrom, 504, 5005002, Verdict.Server)]         // a name in HELO that it does not like
    [DataRow(SmtpState.MailFrom, 553, 5001008, Verdict.Account)]        // the sender's address
    [DataRow(SmtpState.MailFrom, 550, 0, Verdict.Account)]
    [DataRow(SmtpState.MailFrom, 552, 5003004, Verdict.TooLarge)]
    [DataRow(SmtpState.MailFrom, 552, 0, Verdict.TooLarge)]
    [DataRow(SmtpState.RcptTo, 550, 5001001, Verdict.RecipientNever)]   // no such mailbox
    [DataRow(SmtpState.RcptTo, 550, 0, Verdict.RecipientNever)]
    [DataRow(SmtpState.RcptTo, 550, 5002001, Verdict.RecipientNever)]   // switched off
    [DataRow(SmtpState.RcptTo, 552, 5002002, Verdict.RecipientLater)]   // full
    [DataRow(SmtpState.RcptTo, 556, 5001010, Verdict.RecipientNever)]   // takes no mail
    [DataRow(SmtpState.RcptTo, 554, 5007001, Verdict.Account)]          // relay access denied
    [DataRow(SmtpState.RcptTo, 554, 0, Verdict.Account)]
    [DataRow(SmtpState.RcptTo, 571, 0, Verdict.Account)]
    [DataRow(SmtpState.RcptTo, 501, 5001003, Verdict.RecipientNever)]   // no address, thinks the server
    [DataRow(SmtpState.RcptTo, 550, 5004001, Verdict.RecipientLater)]   // no way to its host
    [DataRow(SmtpState.EndOfData, 550, 5007060, Verdict.Account)]       // may not send as this sender
    [DataRow(SmtpState.EndOfData, 550, 5007026, Verdict.Account)]       // not authenticated
    [DataRow(SmtpState.EndOfData, 550, 5004005, Verdict.Account)]       // daily quota
    [DataRow(SmtpState.EndOfData, 554, 5007001, Verdict.MessageNever)]  // spam
    [DataRow(SmtpState.EndOfData, 552, 5007000, Verdict.MessageNever)]  // blocked content
    [DataRow(SmtpState.EndOfData, 554, 0, Verdict.MessageNever)]        // an address that is not verified
    [DataRow(SmtpState.EndOfData, 550, 5006000, Verdict.MessageNever)]
    [DataRow(SmtpState.EndOfData, 554, 5003000, Verdict.Server)]
    [DataRow(SmtpState.EndOfData, 571, 0, Verdict.MessageNever)]
    [DataRow(SmtpState.Auth, 535, 5007008, Verdict.Account)]
    [DataRow(SmtpState.Greeting, 554, 0, Verdict.Server)]
    [DataRow(SmtpState.Greeting, 554, 5007001, Verdict.Account)]        // a listed address
    [TestMethod]
    public void Refusal_for_good_is_about(SmtpState stage, int code, int status, Verdict verdict) =>
        Assert.IsTrue(Judgement.Of(SmtpResult.Refused, stage, code, status) == verdict, ((int)Judgement.Of(SmtpResult.Refused, stage, code, status)).ToString());

    [DataRow(SmtpState.Greeting, 421, Verdict.Server)]
    [DataRow(SmtpState.MailFrom, 451, Verdict.MessageLater)]
    [DataRow(SmtpState.RcptTo, 450, Verdict.RecipientLater)]
    [DataRow(SmtpState.Data, 451, Verdict.MessageLater)]
    [DataRow(SmtpState.EndOfData, 452, Verdict.MessageLater)]
    [TestMethod]
    public void Refusal_for_now_is_about(SmtpState stage, int code, Verdict verdict) => Assert.IsTrue(Judgement.Of(SmtpResult.TryLater, stage, code, 0) == verdict);

    [TestMethod]
    public void Whatever_the_reply_nothing_is_for_good_but_a_message_or_a_recipient()
    {
        for (int stage = 0; stage <= (int)SmtpState.Quit; stage++)
        {
            for (int code = 500; code < 600; code++)
            {
                for (int subject = 0; subject < 9; subject++)
                {
                    Verdict verdict = Judgement.Of(SmtpResult.Refused, (SmtpState)stage, code, subject == 0 ? 0 : 5000000 + subject * 1000 + code % 40);
                    Scope scope = Judgement.ScopeOf(verdict);
                    Assert.IsTrue(scope != Scope.None);
                    if (Judgement.IsForGood(verdict)) Assert.IsTrue(stage >= (int)SmtpState.MailFrom && (scope == Scope.Recipient) == (stage == (int)SmtpState.RcptTo));
                }
            }
        }
    }
}
